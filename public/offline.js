// When the first visit has what it needs: the worker that keeps the shell on this device (sw.js), a word when a newer
// cabinet has come, and the way into it. Plain script, and not the program: it costs the first visit nothing.

const BASE = new URL('../../', import.meta.url).pathname;
const ASSETS = new URL('./', import.meta.url).pathname;
const HOUR = 3600000; // ms
const WORDS = {
  uk: {
    label: 'Оновлення кабінету',
    text: 'Є нова версія кабінету. Те, що ви ввели, збережено, крім даних для входу.',
    update: 'Оновити',
    later: 'Не зараз',
  },
  en: {
    label: 'Update of the cabinet',
    text: 'There is a new version of the cabinet. What you typed is kept, except sign-in details.',
    update: 'Update',
    later: 'Not now',
  },
};

const workers = navigator.serviceWorker;
const isOff = document.querySelector('meta[name=gc-offline]')?.content === 'off';

async function start() {
  const registration = await workers.register(`${BASE}sw.js`, { scope: BASE, updateViaCache: 'none' });
  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - asked < HOUR) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
}

// The same as sw-off.js does, asked for by the page.
async function stop() {
  const registration = await workers.getRegistration(BASE);
  // The site around may have a worker of its own.
  if (registration?.scope === location.origin + BASE) await registration.unregister();
  const ours = (await caches.keys()).filter((name) => name.startsWith(`gc-shell ${BASE} `));
  await Promise.all(ours.map((name) => caches.delete(name)));
}

// Another worker has taken over: of a newer set, or of the very set of this page.
function listen() {
  workers.addEventListener('controllerchange', () => workers.controller?.postMessage('which'));
  workers.addEventListener('message', ({ data }) => {
    if (!data?.assets) return;
    withdraw();
    if (data.assets !== ASSETS) offer();
  });
}

function offer() {
  const words = WORDS[document.documentElement.lang.slice(0, 2)] ?? WORDS.uk;
  const strip = made('section', 'gc-update');
  strip.id = 'update';
  strip.setAttribute('aria-label', words.label);
  const text = made('p', 'gc-update__text');
  text.setAttribute('role', 'status');
  strip.append(
    text,
    button(words.update, 'gc-button', () => location.reload()),
    button(words.later, 'gc-button gc-button--quiet', dismiss),
  );
  document.body.append(strip);
  // A status is read out when its words change, not when it comes with them.
  setTimeout(() => { text.textContent = words.text; }, 100);
}

const withdraw = () => document.getElementById('update')?.remove();

function dismiss() {
  withdraw();
  // Where the focus was is gone.
  document.getElementById('main')?.focus({ preventScroll: true });
}

function made(tag, name) {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}

function button(text, name, press) {
  const element = made('button', name);
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', press);
  return element;
}

// A piece of this page's build is gone from the server (the loader in main.js says so): to ask for it again brings
// nothing, the page anew brings the newer build. `Failed` of src/ui is what offers to try again.
addEventListener('click', (event) => {
  if (!('gone' in document.documentElement.dataset) || !event.target.closest('.gc-failed button')) return;
  event.stopPropagation();
  location.reload();
}, true);

// A browser that forbids it, a device that is full: the cabinet works as before.
const begin = () => (isOff ? stop() : start()).catch(() => {});
if (workers) {
  listen();
  if (window.requestIdleCallback) requestIdleCallback(begin);
  else setTimeout(begin, 1000);
}
