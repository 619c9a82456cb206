// Brings the program: streams it, shows how far it has come, mounts the cabinet, and says so when it cannot.
// A module of its own because the content security policy allows no script inside the page. On the cabinet's own page it
// begins by itself; for an element in somebody else's page, gas-cabinet.js calls `mount`.

const SILENCE = 20000; // ms without a byte before a person is told what else they can do
const OPTIONAL = /^(registration|payments|benefits|equipment|accession|feedback|appointments)$/;

const isOwnPage = document.querySelector('meta[name=gc-base]');
const bar = document.getElementById('boot-progress');
const failed = document.getElementById('boot-failed');
const link = document.getElementById('program');
let silence, started;

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
  const total = Math.max(Number(link && link.dataset.size) || 0, bytes);
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

// Once, however often it is mounted; after a failure it is asked for again.
function program() {
  started = started || start().catch((reason) => {
    started = undefined;
    throw reason;
  });
  return started;
}

async function start() {
  if (!window.WebAssembly) throw new Error('no WebAssembly');
  const [main, response] = await Promise.all([import('./main.js'), download()]);
  await main.default({ module_or_path: response });
  clearTimeout(silence);
  return main;
}

// What a company has switched off, no link leads to.
function hideLinks(root, base = '', off = '') {
  const tasks = off.split(/\s+/).filter((task) => OPTIONAL.test(task));
  if (!tasks.length || !root.adoptedStyleSheets) return () => {};
  const sheet = new CSSStyleSheet();
  const links = tasks.map((task) => `a[href^=${JSON.stringify(`${base.replace(/\/$/, '')}/${task}`)}]`);
  // And the sentence or the line that is there for the link alone: a rule apart, for browsers that cannot read it.
  const lines = links.map((link) => `:is(p,li):has(>${link}:only-of-type)`);
  sheet.replaceSync([links, lines].map((what) => `${what}{display:none!important}`).join(''));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => { root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet); };
}

// Puts the cabinet in the place of `place`; gives what takes it away. `broken` is told when it stops for good, in the middle of a task.
export async function mount({ place, settings: said, broken = show }) {
  const main = await program();
  const settings = Object.fromEntries(Object.entries(said).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value]));
  // Taken out of the page while the program was on its way.
  if (!place.isConnected) return () => {};
  // A panic ends the program: whatever else of the page fails is not ours.
  const stopped = (reason) => window.WebAssembly && reason instanceof WebAssembly.RuntimeError
    && (isOwnPage || String(reason.stack).includes(new URL('./', import.meta.url))) && broken(reason);
  const onError = (event) => stopped(event.error);
  const onRejection = (event) => stopped(event.reason);
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onRejection);
  const showLinks = hideLinks(place.getRootNode(), settings.base, settings.off);
  const bearer = place.getRootNode().host || document.documentElement;
  if (settings.theme) bearer.dataset.preset = settings.theme;
  if (/^(\/(?!\/)|https:\/\/)[^\s\\]*$/.test(settings.logo)) {
    bearer.dataset.logo = '';
    bearer.style.setProperty('--gc-logo', `url(${JSON.stringify(settings.logo)})`);
  }
  let unmount = () => {};
  const leave = () => {
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
    showLinks();
    delete bearer.dataset.preset;
    delete bearer.dataset.logo;
    bearer.style.removeProperty('--gc-logo');
    unmount();
  };
  try {
    unmount = main.mount(place, settings);
  } catch (reason) {
    leave();
    throw reason;
  }
  return leave;
}

// The page says what it wants; a file may say the rest.
async function settingsOfThePage() {
  const said = {};
  // What is empty is not said.
  document.querySelectorAll('meta[name^=gc-]').forEach(({ name, content }) => { if (content) said[name.slice(3)] = content; });
  if (!said.config) return said;
  try {
    // A file that hangs must not hold up the cabinet.
    const late = new Promise((_, fail) => setTimeout(fail, SILENCE, new Error('late')));
    const answer = await Promise.race([fetch(said.config), late]);
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const file = await answer.json();
    if (Array.isArray(file) || !Object.values(file).every((value) => typeof value === 'string')) throw new Error('no {"name": "text"}');
    return { ...file, ...said };
  } catch (reason) {
    return { ...said, 'config-problem': String(reason) };
  }
}

async function boot() {
  const [settings] = await Promise.all([settingsOfThePage(), program()]);
  await mount({ place: document.getElementById('frame'), settings });
  if (bar) bar.hidden = true;
  if (failed) failed.hidden = true;
  if (parent !== window && settings.embedders) (await import('./framed.js')).listen(settings.base ?? '', settings.embedders);
}

// Also where the program has failed: what is kept on the device may have to go.
if (isOwnPage) boot().catch(show).then(() => import('./offline.js')).catch(() => {});
