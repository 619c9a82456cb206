// What a person finds on a page. Run as a function's body with `task` and its arguments.

const [task, ...given] = arguments;

// Inside another site's page the cabinet is what is meant, and not the page.
const root = document.querySelector('gas-cabinet')?.shadowRoot ?? document;
const shown = () => (root === document ? document.body : root.querySelector('.gc-embed'));

const plain = (text) => (text ?? '').replace(/[\u00ad\u200b]/g, '').replace(/\s+/g, ' ').trim();

const visible = (element) => {
  if (element.closest('[hidden], [inert], [aria-hidden="true"]')) return false;
  const style = getComputedStyle(element);
  return element.getClientRects().length > 0 && style.visibility !== 'hidden' && style.display !== 'none';
};

const roles = {
  button: 'button, input[type=submit], input[type=button], summary, [role=button]',
  link: 'a[href]',
  field: 'input:not([type=hidden]), select, textarea',
  heading: 'h1, h2, h3, h4, h5, h6',
  image: 'svg[role=img], img',
  region: 'section, nav, main, aside, form, [role=region], [role=dialog], dialog',
  table: 'table',
};

// Everything that may give it a name; which of them does, the driver is asked.
const words = (element) => plain([
  element.getAttribute('aria-label'),
  element.getAttribute('alt'),
  ...(element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => root.getElementById(id)?.textContent),
  ...[...(element.labels ?? [])].map((label) => label.textContent),
  element.querySelector?.('legend, caption, figcaption, title')?.textContent,
  element.matches(roles.field) ? element.value : element.textContent,
].join(' '));

const tasks = {
  // Visible elements of a role whose words hold the name.
  candidates: (role, name) => [...root.querySelectorAll(roles[role])]
    .filter((element) => visibleOrDressed(element) && words(element).includes(name)),
  text: () => plain(shown()?.innerText),
  headings: () => [...root.querySelectorAll('h1')].filter(visible).map((heading) => plain(heading.innerText)),
  address: () => location.pathname + location.search,
  focused: () => {
    const element = root.activeElement;
    return element === document.body ? null : element;
  },
  words,
  select: (element) => { element.select(); return true; },
  value: (element) => element.value,
  checked: (element) => element.checked,
  // As a person sees it: the ring may be on the element or around it.
  ring: (element) => {
    for (let it = element; it && it !== document.body; it = it.parentElement) {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it);
      if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) return true;
      if (boxShadow !== 'none') return true;
      if (it !== element && !it.matches(':focus-within')) return false;
    }
    return false;
  },
  // What makes the page scroll sideways or is cut off at its edge; what scrolls inside a box of its own does not count.
  sticking: () => {
    const width = document.documentElement.clientWidth;
    const boxed = (element) => element.parentElement?.closest('[data-scrolls]');
    for (const element of document.querySelectorAll('body *')) {
      if (/auto|scroll/.test(getComputedStyle(element).overflowX)) element.dataset.scrolls = '';
    }
    const out = [...document.querySelectorAll('body *')].filter((element) => visible(element) && !boxed(element)
      && element.getBoundingClientRect().right > width + 1);
    if (out.length === 0 && document.documentElement.scrollWidth > width) out.push(document.documentElement);
    return out.slice(0, 5).map((element) => element.outerHTML.slice(0, 160));
  },
  rows: () => [...root.querySelectorAll('tbody tr')].filter(visible)
    .map((row) => [...row.cells].map((cell) => plain(cell.innerText))),
  // To the middle of what is seen.
  scroll: (element) => { element.scrollIntoView({ block: 'center' }); return true; },
  // The same, and where it is then.
  middle: (element) => {
    element.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
  },
  scrolled: () => Math.round(scrollY),
  // Everything kept on this device.
  kept: () => JSON.stringify({ ...localStorage, ...sessionStorage }),
  // The readings and photos that wait in the device's database.
  waiting: () => inDatabase('readonly', (parcels, photos, done) => {
    parcels.getAll().onsuccess = ({ target: { result } }) => {
      photos.count().onsuccess = (event) => done(JSON.stringify({ parcels: result, photos: event.target.result }));
    };
  }),
  // As if they had been handed over so many hours earlier.
  aged: (hours) => inDatabase('readwrite', (parcels, photos, done) => {
    parcels.openCursor().onsuccess = ({ target: { result: cursor } }) => {
      if (!cursor) return done(true);
      const parcel = JSON.parse(cursor.value);
      for (const time of ['made_at', 'first_sent_at', 'not_before']) parcel[time] &&= parcel[time] - hours * 3_600_000;
      cursor.update(JSON.stringify(parcel));
      cursor.continue();
    };
  }),
  // What the browser says of the link; that it is back, it says to the page too.
  link: (isThere) => {
    Object.defineProperty(navigator, 'onLine', { value: isThere, configurable: true });
    window.dispatchEvent(new window.Event(isThere ? 'online' : 'offline'));
  },
  // Not that the first frame is gone: of a page that is still being read it is not there yet.
  mounted: () => root.getElementById('app') !== null,
  language: () => document.documentElement.lang,
  described: (element) => plain((element.getAttribute('aria-describedby') ?? '').split(' ')
    .map((id) => root.getElementById(id)?.textContent).join(' ')),
  invalid: (element) => element.getAttribute('aria-invalid') === 'true',
};

function inDatabase(mode, look) {
  return new Promise((done) => {
    const opened = indexedDB.open('gas-cabinet', 1);
    opened.onupgradeneeded = () => ['parcels', 'photos'].forEach((name) => opened.result.createObjectStore(name));
    opened.onsuccess = () => {
      const step = opened.result.transaction(['parcels', 'photos'], mode);
      opened.result.close();
      let answer;
      step.oncomplete = () => done(answer);
      look(step.objectStore('parcels'), step.objectStore('photos'), (found) => { answer = found; });
    };
  });
}

// A radio or a checkbox is often drawn by its label, and itself has no visible box.
function visibleOrDressed(element) {
  return visible(element) || [...(element.labels ?? [])].some(visible);
}

return tasks[task](...given);
