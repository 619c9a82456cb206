// Runs before the first paint, so it is small; and where the program cannot, so it is old-fashioned.
(function (page) {
  var base = said('base');
  // One page serves every address: the style sheet shows the frame that belongs to this one.
  var path = location.pathname.slice(base.length);
  if (parent !== window) page.dataset.framed = '';
  page.dataset.route = /^sign-in\/?$/.test(path) ? 'sign-in' : /^(sign-in|registration(?!\/done)|recovery|closed)\b/.test(path) ? 'guest' : 'other';
  function said(name) {
    var meta = document.querySelector('meta[name=gc-' + name + ']');
    return meta ? meta.content : '';
  }
  if (said('theme')) page.dataset.preset = said('theme');
  if (/^(\/(?!\/)|https:\/\/)[^\s\\]*$/.test(said('logo'))) {
    page.dataset.logo = '';
    page.style.setProperty('--gc-logo', 'url(' + JSON.stringify(said('logo')) + ')');
  }
  if (/^(light|dark)$/.test(said('scheme'))) page.dataset.theme = said('scheme');
  try {
    if (localStorage['gc-theme']) page.dataset.theme = localStorage['gc-theme'];
    if (localStorage['gc-lang']) page.lang = localStorage['gc-lang'];
  } catch (blocked) { /* the defaults will do */ }
  // A press before the program is there is kept, and never sent the plain way: a password would
  // end up in an address.
  addEventListener('submit', function (event) {
    var form = event.target, status = form.querySelector('[data-early-status]');
    if (!form.dataset.early || !form.closest('#frame')) return;
    event.preventDefault();
    // Nothing will come of it any more, and the page says so.
    if (!document.getElementById('boot-failed').hidden) return;
    form.dataset.pressed = 'true';
    if (status) status.hidden = false;
  }, true);
  // The boot module may be the very thing that does not arrive, or that this browser cannot read.
  function fail() {
    var failed = document.getElementById('boot-failed');
    if (failed) failed.hidden = false;
    else addEventListener('DOMContentLoaded', fail);
  }
  addEventListener('error', function (event) {
    // Did not arrive; or arrived and is not understood.
    if (/boot\.js$/.test(event.target.src || event.filename)) fail();
  }, true);
  if (!('noModule' in document.createElement('script'))) fail();
  addEventListener('click', function (event) {
    if (event.target.id === 'boot-retry') location.reload();
  });
})(document.documentElement);
