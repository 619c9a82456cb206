// The cabinet's own page in a frame of another site: tells the page around how tall it is, where it stands, and what to
// bring into view. Speaks to nobody but its parent, and to that only after a greeting from an origin that may.
// What may be in a message is held to on the other side too (public/gas-cabinet.js).

const TALLEST = 100000; // px
const EVENTS = ['navigated', 'signed-in', 'signed-out', 'reading-submitted', 'payment-started', 'error'];

const isPath = (it) => typeof it === 'string' && it.length < 300
  && /^\/(?:[\w-]+\/)*[\w-]*(?:\?[\w-]+=[\w-]+(?:&[\w-]+=[\w-]+)*)?$/.test(it);

// `hello`, or `go` and where to; nothing else, and nothing beside it.
function understood(data) {
  if (data === null || typeof data !== 'object' || Object.getPrototypeOf(data) !== Object.prototype) return false;
  const wanted = data.type === 'go' ? 3 : 2;
  if (data.gasCabinet !== 1 || Object.keys(data).length !== wanted) return false;
  return data.type === 'hello' || (data.type === 'go' && Object.hasOwn(data, 'path') && isPath(data.path));
}

// Begins to listen; `base` is the path that the cabinet stands below, `embedders` the origins that may frame it.
export function listen(base, embedders) {
  const page = document.documentElement;
  const root = base.replace(/\/*$/, '');
  const known = embedders.split(/\s+/).filter(Boolean);
  let host = null;
  let told = null;
  let watch = null;
  let shown = location.pathname;

  const say = (message) => parent.postMessage({ gasCabinet: 1, ...message }, host);
  const height = () => Math.min(Math.ceil(document.body.getBoundingClientRect().height), TALLEST);

  // A query with anything of a person's in it has another alphabet, and stays here.
  function path() {
    const { pathname, search } = location;
    const inside = (pathname.startsWith(root) ? pathname.slice(root.length) : '') || '/';
    return [inside + search, inside, '/'].find(isPath);
  }

  function tellPath() {
    const is = path();
    if (is !== told) say({ type: 'path', path: told = is });
  }

  function reveal(top, bottom) {
    const on = (it) => Math.min(Math.max(Math.round(it), 0), TALLEST);
    say({ type: 'reveal', top: on(top), bottom: on(bottom) });
  }

  function begin() {
    // The page around owns the height from now on (style/embed.css).
    page.dataset.framed = '';
    watch = new ResizeObserver(() => say({ type: 'height', height: height() }));
    watch.observe(document.body);
    addEventListener('popstate', tellPath);
    addEventListener('focusin', ({ target }) => {
      const { top, bottom } = target.getBoundingClientRect();
      reveal(top + scrollY, bottom + scrollY);
    });
    for (const name of EVENTS) {
      page.addEventListener(`gas-cabinet:${name}`, ({ detail }) => {
        if (name === 'navigated') arrive();
        say({ type: 'event', name, detail });
      });
    }
  }

  // A page that the person has gone to is shown from its top; what changes in its place stays where it is.
  function arrive() {
    tellPath();
    if (shown === location.pathname) return;
    shown = location.pathname;
    reveal(0, 1);
  }

  function go(to) {
    if (to === path()) return;
    history.replaceState(null, '', root + to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || !known.includes(origin) || !understood(data)) return;
    if (data.type === 'hello') {
      host = origin;
      if (!watch) begin();
      say({ type: 'here', path: told = path(), height: height() });
    } else if (host === origin) {
      go(data.path);
    }
  });
}
