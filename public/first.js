// Runs before the first paint, so it is small and old-fashioned: it must work where the program cannot.
(function (page) {
  var base = document.querySelector('meta[name=gc-base]').content;
  // One page serves every address: the style sheet shows the frame that belongs to this one.
  page.dataset.route = /^sign-in\/?$/.test(location.pathname.slice(base.length)) ? 'sign-in' : 'other';
  try {
    if (localStorage['gc-theme']) page.dataset.theme = localStorage['gc-theme'];
    if (localStorage['gc-lang']) page.lang = localStorage['gc-lang'];
  } catch (blocked) { /* the defaults will do */ }
  // A press before the program is there: kept, and never sent the plain way, which would put a password in an address.
  addEventListener('submit', function (event) {
    var form = event.target, status = form.querySelector('[data-early-status]');
    if (!form.dataset.early) return;
    event.preventDefault();
    form.dataset.pressed = 'true';
    if (status) status.hidden = false;
  }, true);
  // The boot module may be the very thing that does not arrive, or that this browser cannot read.
  addEventListener('error', function (event) {
    if (event.target.tagName === 'SCRIPT') page.dataset.boot = 'failed';
  }, true);
})(document.documentElement);
