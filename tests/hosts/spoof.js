// A frame of a third origin, an advertisement say, that speaks as the cabinet does.

const say = (message) => parent.postMessage({ gasCabinet: 1, ...message }, '*');

say({ type: 'here', path: '/spoofed', height: 31 });
say({ type: 'path', path: '/spoofed' });
say({ type: 'height', height: 31 });
say({ type: 'reveal', top: 9000, bottom: 9001 });
say({ type: 'event', name: 'signed-in', detail: {} });
document.title = 'said';
