// A client router of the host's own, for its pages below /news: everything else is the browser's.

const article = document.getElementById('news');
const isOurs = (path) => path.startsWith('/news/');

function show() {
  article.hidden = !isOurs(location.pathname);
  article.textContent = isOurs(location.pathname) ? `Новина ${location.pathname.slice(6)}` : '';
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a');
  if (!link || !isOurs(link.pathname) || event.defaultPrevented) return;
  event.preventDefault();
  history.pushState({ host: link.pathname }, '', link.pathname);
  show();
});

addEventListener('popstate', show);
show();
