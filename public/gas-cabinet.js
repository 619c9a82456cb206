// <gas-cabinet>: the cabinet on a page of the company's own site. Inline it mounts the program into a shadow root; with
// `src` it frames the cabinet's own page and speaks with it by messages. How to use it: docs/embed.md.

const HERE = new URL('./', import.meta.url).href;
const PATIENCE = 5000; // ms without a cabinet before another way is offered
const SETTLED = 3000; // ms from the cabinet to what it shows
const NEAR = '600px'; // how far from the screen it begins to load
const TALLEST = 100000; // px that a frame may ask for
const PHONE = '0 800 300 104';
const PARTS = 'header brand tools nav main footer'.split(' ');

// Ukrainian and English.
const WORDS = {
  title: ['Кабінет споживача газу', 'Gas consumer’s cabinet'],
  waiting: ['Завантажуємо кабінет…', 'Loading…'],
  failed: ['Кабінет тут не відкрився.', 'It did not open here.'],
  page: ['Відкрити на окремій сторінці', 'Open on its own page'],
  phone: ['Телефон:', 'Phone:'],
  second: ['На цій сторінці вже є кабінет.', 'This page has a cabinet already.'],
  config: ['Налаштування кабінету не прочитано:', 'Settings were not read:'],
  wrong: ['Хибні налаштування кабінету:', 'Wrong settings of the cabinet:'],
};

// A page or a file: over https, or of this very device.
const ADDRESS = /^(?:\/(?!\/)|https:\/\/[^/]|http:\/\/(?:[\w.-]+\.)?(?:localhost|127\.0\.0\.1|\[::1\])(?![^:/]))[^\s\\]*$/;
// What counts beside `src`, and what it may be; the rest is said on the cabinet's own page, and looked at there.
const FRAMED = {
  src: ADDRESS,
  page: ADDRESS,
  phone: /^[\d\s+()./–-]{3,}$/,
  lang: /^(?:uk|en)$/,
  config: ADDRESS,
  loading: /^(?:eager|lazy)$/,
};
const SETTINGS = 'api base brand config hosts logo off operator page payment-hosts phone scheme src supplier theme titles'.split(' ');
const isWrong = ([name, value]) => (FRAMED[name] ? !FRAMED[name].test(value) : [...SETTINGS, 'embedders', 'offline'].includes(name));

// A layer of its own: whatever the cabinet's sheet says, which comes later, counts for more.
const OWN = '@layer loader{'
  + ':host{display:block;inline-size:100%}'
  + '.gc-embed{all:initial;display:block;position:relative;container-type:inline-size}'
  + '.gc-words{margin:0;padding:16px;font:17px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}'
  + '.gc-frame{display:block;inline-size:100%;block-size:480px;border:0}'
  + '.gc-off .gc-frame{visibility:hidden;block-size:0!important}'
  + '.gc-mark{position:absolute;inset-inline:0 auto;inset-block-start:0;inline-size:1px;visibility:hidden}}';

function made(tag, name, ...inside) {
  const element = Object.assign(document.createElement(tag), { className: name });
  element.append(...inside);
  return element;
}

const link = (href, text) => Object.assign(made('a', '', text), { href, target: '_top' });

function sheet(css) {
  const own = new CSSStyleSheet();
  own.replaceSync(css);
  return own;
}

// Also inside another shadow root.
const hasFocus = (element) => element.getRootNode().activeElement === element;

// What the person has chosen on this device, where the browser lets one read it.
function chosen(name) {
  try {
    return localStorage[name];
  } catch { /* the defaults will do */ }
}

// A page below a site's address.
function below(base, path) {
  const address = new URL(base, document.baseURI);
  address.pathname = address.pathname.replace(/\/*$/, '/');
  return new URL(`.${path || '/'}`, address);
}

// Inside a page, what counts is how wide the cabinet is, and not the window. What is said of the element itself no
// container query sees from inside: that goes by an attribute.
const narrowed = (css) => css
  .replace(/@media \((?:min-width: *|width>=)40em\)\s*{\s*:root,\s*:host\s*{/, '@media all{:host([data-wide]){')
  .replace(/@media (?:screen and )?(\((?:min-|max-)?width[^)]*\))(?=\s*{)/g, '@container $1');

async function fetched(path, options, from = HERE) {
  const answer = await fetch(new URL(path, from), options);
  if (!answer.ok) throw new Error(`${path}: HTTP ${answer.status}`);
  return answer;
}

async function bring() {
  const release = await (await fetched('release.json', { cache: 'no-cache' })).json();
  const [css, { mount }] = await Promise.all([
    fetched(release.sheet).then((answer) => answer.text()),
    import(new URL(`${release.assets}boot.js`, HERE)),
  ]);
  return { css: sheet(narrowed(css)), mount };
}

// One program for the page, however often the cabinet is put up. What did not come is asked for again.
let program;
const load = () => program ??= bring().catch((reason) => {
  program = null;
  throw reason;
});

// The program stands in one place at a time.
let turn = Promise.resolve();

async function inline(run) {
  run.light();
  const { css, mount } = await load();
  const mounted = turn.then(() => {
    if (run.signal.aborted) return null;
    run.fits(css);
    // The program takes this place; what the loader has to say stands above it.
    const place = made('div', 'gc-app');
    run.box.append(place);
    const settings = { ...run.settings, again: run.again, focused: run.focused };
    return mount({ place, settings, broken: (reason) => run.fails(reason) });
  });
  turn = mounted.catch(() => {});
  const unmount = await mounted;
  if (run.signal.aborted) {
    unmount?.();
  } else {
    run.ends(unmount);
    // What a site may paint. The sections come with somebody.
    const parts = () => PARTS.forEach((part) => run.root.querySelector(`.gc-${part}`)?.setAttribute('part', part));
    run.element.addEventListener('gas-cabinet:navigated', parts, run);
    parts();
    run.stands();
  }
}

// Messages, version 1: what may be in them. The other side, public/framed.js, is as strict.
const isText = (pattern) => (it) => typeof it === 'string' && it.length < 300 && pattern.test(it);
const isPath = isText(/^\/(?:[\w-]+\/)*[\w-]*(?:\?[\w-]+=[\w-]+(?:&[\w-]+=[\w-]+)*)?$/);
const isWord = isText(/^[\w/:-]*$/);
const isLength = (it) => Number.isFinite(it) && it >= 0 && it <= TALLEST;
const isPlain = (it) => it !== null && typeof it === 'object' && Object.getPrototypeOf(it) === Object.prototype;
const hasExactly = (it, wanted) => isPlain(it) && Object.keys(it).length === Object.keys(wanted).length
  && Object.keys(wanted).every((key) => Object.hasOwn(it, key) && wanted[key](it[key]));

const EVENTS = {
  navigated: { page: isWord },
  'signed-in': {},
  'signed-out': {},
  'reading-submitted': {},
  'payment-started': {},
  error: { code: isWord },
};
const MESSAGES = {
  here: { path: isPath, height: isLength },
  height: { height: isLength },
  path: { path: isPath },
  reveal: { top: isLength, bottom: isLength },
  event: { name: (it) => isWord(it) && Object.hasOwn(EVENTS, it), detail: isPlain },
};

function understood(data) {
  if (!isPlain(data) || !isWord(data.type) || !Object.hasOwn(MESSAGES, data.type)) return false;
  const wanted = { gasCabinet: (it) => it === 1, type: () => true, ...MESSAGES[data.type] };
  return hasExactly(data, wanted) && (data.type !== 'event' || hasExactly(data.detail, EVENTS[data.name]));
}

// Hashes that begin otherwise are the host's own.
const inHash = () => {
  const path = location.hash.slice(1);
  return isPath(path) ? path : '';
};

function framed(run) {
  const { element, box, signal } = run;
  const frame = made('iframe', 'gc-frame');
  if (!ADDRESS.test(run.settings.src)) throw new TypeError('src');
  const address = below(run.settings.src, inHash());
  const { origin } = address;
  Object.assign(frame, { title: run.words('title'), allow: 'clipboard-write; web-share', referrerPolicy: 'no-referrer', src: address });
  const mark = made('div', 'gc-mark');
  run.note();
  box.append(frame, mark);

  let timer;
  const say = (message) => frame.contentWindow?.postMessage({ gasCabinet: 1, ...message }, origin);
  // The program of the frame's page begins to listen some time after the page is there.
  const greet = (wait) => {
    clearTimeout(timer);
    say({ type: 'hello' });
    timer = setTimeout(greet, wait, Math.min(wait * 1.4, 10000));
  };
  const mirror = ({ path }) => {
    const is = location.hash.slice(1);
    // An anchor of the host's stays until the person is at work in the cabinet.
    if (is === path || (!inHash() && (is ? !hasFocus(element) : path === '/'))) return;
    const here = new URL(location);
    here.hash = path;
    history.replaceState(history.state, '', here);
  };
  const grow = ({ height }) => { frame.style.blockSize = `${height}px`; };
  const heard = {
    here(message) {
      clearTimeout(timer);
      grow(message);
      mirror(message);
      run.stands();
      run.tell('ready');
    },
    height: grow,
    path: mirror,
    // Nothing moves that is seen already; what the host's `scroll-padding` says stays free.
    reveal({ top, bottom }) {
      mark.style.cssText = `inset-block-start:${top}px;block-size:${Math.max(bottom - top, 1)}px`;
      mark.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      mark.style.cssText = '';
    },
    event: ({ name, detail }) => run.tell(name, detail),
  };
  addEventListener('message', ({ source, origin: from, data }) => {
    if (source === frame.contentWindow && from === origin && understood(data)) heard[data.type](data);
  }, { signal });
  addEventListener('hashchange', ({ oldURL }) => {
    // Back at the page without a hash; `href="#"` of the host's leaves one, if an empty one.
    const path = inHash() || (!location.href.includes('#') && isPath(new URL(oldURL).hash.slice(1)) && '/');
    if (path) say({ type: 'go', path });
  }, { signal });
  frame.addEventListener('load', () => greet(50), { signal });
  run.ends(() => clearTimeout(timer));
}

// One time that the cabinet is put up: from the first words to the end.
class Run {
  constructor(element, again) {
    const life = new AbortController();
    const own = [...element.attributes].map(({ name, value }) => [name, value.trim()]).filter(([, value]) => value);
    this.element = element;
    this.again = again;
    this.root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    this.signal = life.signal;
    this.stop = () => life.abort();
    this.settings = Object.fromEntries(own);
    const lang = (chosen('gc-lang') || this.settings.lang) === 'en' ? 1 : 0;
    this.words = (name) => WORDS[name][lang];
    this.box = made('div', 'gc-embed');
    this.root.replaceChildren(this.box);
    this.wears();
    this.ends(() => {
      clearTimeout(this.patience);
      this.root.replaceChildren();
    });
  }

  ends(how) {
    this.signal.addEventListener('abort', () => how());
  }

  // A browser without such sheets gets the words and the link.
  wears(...sheets) {
    if (this.root.adoptedStyleSheets) this.root.adoptedStyleSheets = [sheet(OWN), ...sheets];
  }

  async start(isEager) {
    if (!this.settings.src) this.note('status', this.words('waiting'));
    if (!isEager) await this.isNear();
    if (this.signal.aborted) return;
    this.patience = setTimeout(() => this.offer('late', 'late'), PATIENCE);
    try {
      await this.read();
      if (!this.signal.aborted) await (this.settings.src ? framed(this) : inline(this));
    } catch (reason) {
      this.fails(reason);
    }
  }

  isNear() {
    return new Promise((near) => {
      const watch = new IntersectionObserver((seen) => seen.some((it) => it.isIntersecting) && begin(), { rootMargin: NEAR });
      // The element outlives this run, and would keep it.
      const begin = () => near(watch.disconnect());
      watch.observe(this.element);
      this.ends(begin);
    });
  }

  // What the element says counts for more than what the file does.
  async read() {
    const { config, src } = this.settings;
    // A file may be for a cabinet inline too: what counts for nothing there is not looked for.
    const wrong = src ? Object.entries(this.settings).filter(isWrong) : [];
    try {
      const file = config ? await (await fetched(config, { cache: 'no-cache' }, document.baseURI)).json() : {};
      if (!isPlain(file) || !Object.values(file).every((it) => typeof it === 'string')) throw new Error('not {"name": "text"}');
      this.settings = { ...file, ...this.settings };
    } catch ({ message }) {
      this.finds('config', `${config} (${message})`);
    }
    if (wrong[0]) this.finds('wrong', wrong.map(([name, value]) => `${name}="${value}"`).join(', '));
  }

  finds(problem, what) {
    if (this.signal.aborted) return;
    const text = `${this.words(problem)} ${what}`;
    console.error(`gas-cabinet: ${text}`);
    this.box.prepend(made('p', 'gc-words', text));
    this.tell('error', { code: 'config' });
  }

  // Sites are light: dark by the device's wish alone, a cabinet would be a hole in them.
  light() {
    const { element: { dataset }, settings: { scheme } } = this;
    const theme = chosen('gc-theme') || (scheme === 'auto' ? '' : scheme === 'dark' ? 'dark' : 'light');
    if (theme) dataset.theme = theme;
    this.ends(() => delete dataset.theme);
  }

  // Where the host's root is not 16 px, text is as large as the person has set it all the same.
  fits(css) {
    const size = getComputedStyle(this.box).fontSize;
    this.wears(css, sheet(`:host{--gc-rem:${size}}`));
    const isWide = ([{ contentRect }]) => this.element.toggleAttribute('data-wide', contentRect.width >= 40 * parseFloat(size));
    const watch = new ResizeObserver(isWide);
    watch.observe(this.box);
    this.ends(() => {
      watch.disconnect();
      delete this.element.dataset.wide;
    });
  }

  // Asked for anew: the page around stays as long as it was until that has come, or will not; the focus comes back.
  holds(height, focused) {
    this.focused = focused;
    this.box.style.minBlockSize = `${height}px`;
  }

  lets() {
    this.box.style.minBlockSize = '';
  }

  stands() {
    clearTimeout(this.patience);
    this.box.classList.remove('gc-off');
    this.note();
    // Nothing holds on to one that is taken out meanwhile.
    if (this.box.style.minBlockSize) setTimeout(() => this.lets(), SETTLED);
  }

  fails(reason) {
    if (this.signal.aborted) return;
    clearTimeout(this.patience);
    this.offer('failed', reason);
  }

  // The same place on the cabinet's own page, and a number to call.
  offer(code, reason) {
    const { settings } = this;
    console.error('gas-cabinet:', reason);
    const phone = FRAMED.phone.test(settings.phone) ? settings.phone : PHONE;
    const call = link(`tel:${phone.replace(/[^\d+]/g, '')}`, phone);
    this.box.classList.add('gc-off');
    this.lets();
    this.note('alert', `${this.words('failed')} `, link(this.page(), this.words('page')), `. ${this.words('phone')} `, call);
    this.tell('error', { code });
  }

  page() {
    const { page, src, base = '' } = this.settings;
    const named = [page, src].find((it) => ADDRESS.test(it));
    const root = base.replace(/\/*$/, '/');
    const inside = location.pathname.startsWith(root) ? location.pathname.slice(root.length - 1) : '';
    try {
      return below(named || HERE, src ? inHash() : inside);
    } catch {
      return HERE;
    }
  }

  // One line above all else, or none.
  note(role, ...inside) {
    this.line?.remove();
    if (!role) return;
    this.line = made('p', 'gc-words', ...inside);
    this.line.setAttribute('role', role);
    this.box.prepend(this.line);
  }

  tell(name, detail = {}) {
    this.element.dispatchEvent(new CustomEvent(`gas-cabinet:${name}`, { detail }));
  }
}

// The one that stands on this page, and those that would.
let holder;
const waiting = new Set();

class GasCabinet extends HTMLElement {
  static observedAttributes = SETTINGS;
  #run = null;
  #soon = null;

  connectedCallback() {
    if (!this.#run) this.#begin();
    // A frame that is moved loads anew.
    else if (this.#run.root.querySelector('iframe')) this.#again();
  }

  // Moved by `moveBefore`, or taken out and put in elsewhere in one task, it goes on.
  connectedMoveCallback() {}

  disconnectedCallback() {
    setTimeout(() => this.isConnected || this.#end());
  }

  attributeChangedCallback(name, was, is) {
    if (this.#run && was !== is) this.#again();
  }

  focus(options) {
    this.#run?.root.querySelector('iframe, h1, a, button')?.focus(options);
  }

  #begin(isEager = this.getAttribute('loading') === 'eager') {
    this.#run = new Run(this, () => this.#again());
    holder ??= this;
    if (holder === this) this.#run.start(isEager);
    else this.#wait();
  }

  #wait() {
    const second = this.#run.words('second');
    waiting.add(this);
    console.warn('gas-cabinet:', second);
    this.#run.note('status', second);
  }

  #again() {
    this.#soon ??= setTimeout(() => {
      this.#soon = null;
      if (!this.#run) return;
      const { offsetHeight } = this;
      const focused = hasFocus(this);
      this.#run.stop();
      this.#begin(true);
      this.#run.holds(offsetHeight, focused);
    });
  }

  #end() {
    if (!this.#run) return;
    this.#run.stop();
    this.#run = null;
    waiting.delete(this);
    if (holder !== this) return;
    [holder] = waiting;
    waiting.delete(holder);
    holder?.#again();
  }
}

if (!customElements.get('gas-cabinet')) customElements.define('gas-cabinet', GasCabinet);
