// Ends the offline shell: served in the place of sw.js, it takes the worker and all it has kept off every device that
// comes by. Open pages go on, from the network.

addEventListener('install', () => skipWaiting());

addEventListener('activate', (event) => event.waitUntil(end()));

async function end() {
  const ours = `gc-shell ${new URL(registration.scope).pathname} `;
  const names = (await caches.keys()).filter((name) => name.startsWith(ours));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
}
