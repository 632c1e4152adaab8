// What a page must have for those who do not see it, or use no mouse; returns what it lacks. Runs in the page, as a function's body.
const faltas = [];
const exigir = (bien, que) => { if (!bien) faltas.push(que); };
const todos = (selector) => [...document.querySelectorAll(selector)];
const texto = (e) => (e.getAttribute('aria-label') ?? e.textContent).trim();

exigir(document.documentElement.lang === 'es', 'lang');
exigir(document.title.length > 12, 'título');
for (const marca of ['header', 'main', 'footer', 'h1']) {
    exigir(todos(marca).length === 1, `un solo ${marca}`);
}
let anterior = 0;
for (const h of todos('h1, h2, h3')) {
    const nivel = Number(h.tagName[1]);
    exigir(nivel <= anterior + 1 && texto(h) !== '', `encabezado ${h.outerHTML}`);
    anterior = nivel;
}
for (const campo of todos('input:not([type=hidden]), select, textarea')) {
    exigir(campo.labels.length === 1 && texto(campo.labels[0]) !== '', `etiqueta de ${campo.outerHTML}`);
    exigir(campo.type !== 'radio' || campo.closest('fieldset')?.querySelector('legend'), `grupo de ${campo.outerHTML}`);
}
for (const e of todos('a, button, nav, [role=region]')) {
    exigir(texto(e) !== '', `nombre de ${e.outerHTML}`);
}
for (const t of todos('table')) {
    exigir(t.caption && [...t.querySelectorAll('th')].every((c) => c.scope), 'caption o scope');
}
for (const e of todos('[aria-describedby], [aria-labelledby]')) {
    const id = e.getAttribute('aria-describedby') ?? e.getAttribute('aria-labelledby');
    exigir(document.getElementById(id), `${id} no existe`);
}
const ids = todos('[id]').map((e) => e.id);
exigir(new Set(ids).size === ids.length, 'ids repetidos');
for (const e of todos('*')) {
    exigir(e.tabIndex <= 0, 'tabindex positivo');
    exigir(![...e.attributes].some((a) => a.name.startsWith('on') || a.name === 'style'), `en línea: ${e.outerHTML}`);
}
exigir(todos('script, iframe, [src]').length === 0, 'guiones o recursos');
exigir(document.documentElement.scrollWidth <= window.innerWidth, 'más ancha que la ventana');

// WCAG 2 AA: 4.5 to 1 for every text.
const canales = (color) => {
    const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
    return [r, g, b, a];
};
const luz = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const fondo = (e) => {
    if (e === null) return [255, 255, 255];
    const [r, g, b, a] = canales(getComputedStyle(e).backgroundColor);
    if (a === 1) return [r, g, b];
    const debajo = fondo(e.parentElement);
    return [r, g, b].map((c, i) => c * a + debajo[i] * (1 - a));
};
const caminante = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (caminante.nextNode()) {
    const e = caminante.currentNode.parentElement;
    if (caminante.currentNode.data.trim() === '' || !e.checkVisibility()) continue;
    const [uno, otro] = [luz(canales(getComputedStyle(e).color).slice(0, 3)), luz(fondo(e))].sort((a, b) => b - a);
    exigir((uno + 0.05) / (otro + 0.05) >= 4.5, `contraste de «${e.textContent.trim()}»`);
}
return faltas;
