// A person gives a file to the field with this id: a photo that says where it was taken, or something else.
// Run as a function's body; the page shows when it has taken it.

const [id, kind] = arguments;

const photo = async () => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [3000, 2000];
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#345';
  pen.fillRect(0, 0, 3000, 2000);
  pen.fillStyle = '#fff';
  pen.font = '400px sans-serif';
  pen.fillText('14405', 900, 1100);
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.9));
  const bytes = new Uint8Array(await blob.arrayBuffer());
  // Exif: turned right, and a place.
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
  const exif = [...new TextEncoder().encode('Exif\0\0'), ...tiff, ...new TextEncoder().encode('GPS 51.04N 31.88E')];
  const segment = new Uint8Array([0xff, 0xe1, 0, exif.length + 2, ...exif]);
  return new File([bytes.slice(0, 2), segment, bytes.slice(2)], 'IMG_0001.jpg', { type: 'image/jpeg' });
};

const files = {
  photo,
  heic: () => new File(['\0\0\0\x18ftypheic\0\0\0\0'], 'IMG_0002.jpg', { type: 'image/jpeg' }),
  pdf: () => new File(['%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n'], 'act.pdf', { type: 'application/pdf' }),
  text: () => new File(['milk, bread'], 'list.jpg', { type: 'image/jpeg' }),
  large: () => new File(['\xff\xd8\xff', new Uint8Array(20 * 1024 * 1024)], 'large.jpg'),
};

Promise.resolve(files[kind]()).then((file) => {
  const given = new DataTransfer();
  given.items.add(file);
  const input = document.getElementById(id);
  input.files = given.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
});
