// How many listeners the window and the document have, and how large programs have grown: asked about by the journeys.

const kept = new Map();
window.listening = () => [...kept.values()].reduce((sum, keys) => sum + keys.size, 0);
window.memories = [];

const ids = new WeakMap();
let last = 0;
const id = (callback) => {
  if (!ids.has(callback)) ids.set(callback, last += 1);
  return ids.get(callback);
};
const isCapturing = (options) => (typeof options === 'boolean' ? options : Boolean(options?.capture));

for (const target of [window, document]) {
  const add = target.addEventListener.bind(target);
  const remove = target.removeEventListener.bind(target);
  const keys = new Set();
  kept.set(target, keys);
  target.addEventListener = (type, callback, options) => {
    if (callback && !options?.signal?.aborted) {
      const key = `${type} ${id(callback)} ${isCapturing(options)}`;
      keys.add(key);
      options?.signal?.addEventListener('abort', () => keys.delete(key));
      if (options?.once) add(type, () => keys.delete(key), { once: true });
    }
    add(type, callback, options);
  };
  target.removeEventListener = (type, callback, options) => {
    if (callback) keys.delete(`${type} ${id(callback)} ${isCapturing(options)}`);
    remove(type, callback, options);
  };
}

for (const name of ['instantiate', 'instantiateStreaming']) {
  const instantiate = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    const { exports } = made.instance ?? made;
    for (const it of Object.values(exports)) if (it instanceof WebAssembly.Memory) window.memories.push(it);
    return made;
  };
}
