// Brings the program: streams it, shows how far it has come, starts it, and says so when it cannot.
// A module of its own because the content security policy allows no script inside the page.

const SILENCE = 20000; // ms without a byte before a person is told what else they can do

const bar = document.getElementById('boot-progress');
const failed = document.getElementById('boot-failed');
const program = document.getElementById('program');
let silence;

function show(reason) {
  clearTimeout(silence);
  if (reason) console.error('The program did not start:', reason);
  if (bar && reason) bar.hidden = true;
  if (!failed) return;
  // A program that breaks later has replaced the page: the way out comes back with it.
  if (!failed.isConnected) document.body.prepend(failed);
  failed.hidden = false;
}

function hear() {
  clearTimeout(silence);
  silence = setTimeout(show, SILENCE);
}

function progress(bytes) {
  if (!bar) return;
  // Content-Length is of the compressed body, so the build writes the true size into the page.
  const total = Math.max(Number(program && program.dataset.size) || 0, bytes);
  if ('max' in bar) {
    bar.max = total;
    bar.value = bytes;
  } else {
    bar.setAttribute('aria-valuenow', String(Math.round((bytes / total) * 100)));
  }
}

function counted(body) {
  let bytes = 0;
  return body.pipeThrough(new TransformStream({
    transform(piece, onward) {
      hear();
      progress(bytes += piece.byteLength);
      onward.enqueue(piece);
    },
  }));
}

async function download() {
  hear();
  const response = await fetch(new URL('./main_bg.wasm', import.meta.url));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  hear();
  if (!response.body || !window.TransformStream) return response;
  // A type of our own: a server that names it wrongly must not cost us the streaming. Whatever is
  // not wasm fails all the same, when it is compiled.
  return new Response(counted(response.body), { headers: { 'Content-Type': 'application/wasm' } });
}

async function boot() {
  if (!window.WebAssembly) throw new Error('no WebAssembly');
  const [{ default: start }, response] = await Promise.all([import('./main.js'), download()]);
  await start({ module_or_path: response });
  clearTimeout(silence);
  if (bar) bar.hidden = true;
  if (failed) failed.hidden = true;
}

// A panic stops the program for good, at the start or in the middle of a task.
const stopped = (reason) => window.WebAssembly && reason instanceof WebAssembly.RuntimeError && show(reason);
addEventListener('error', (event) => stopped(event.error));
addEventListener('unhandledrejection', (event) => stopped(event.reason));

// Also where the program has failed: what is kept on the device may have to go.
boot().catch(show).then(() => import('./offline.js')).catch(() => {});
