// What the cabinet tells the page around, for whoever looks: the web team's analytics would stand here.

import './listening.js';

const NAMES = ['ready', 'navigated', 'signed-in', 'signed-out', 'reading-submitted', 'payment-started', 'error'];

window.told = [];
for (const cabinet of document.querySelectorAll('gas-cabinet')) {
  for (const name of NAMES) {
    cabinet.addEventListener(`gas-cabinet:${name}`, ({ detail }) => window.told.push({ name, ...detail }));
  }
}
