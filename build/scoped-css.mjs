// The academy's style sheet for pages that stand inside somebody else's theme: tokens and rules apply below #academy only, and what the site
// says of elements there is taken back first. Layers become weight: rules without a layer, which other sheets have, would win against any layer.
// Usage: node scoped-css.mjs tokens.css academy.css out.css
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const [tokensFile, rulesFile, out] = process.argv.slice(2);
const layers = ['base', 'layout', 'components', 'utilities'];

const demand = (text, pattern, by) => {
    const changed = text.replace(pattern, by);
    if (changed === text) throw new Error(`scoped-css: nothing in the style sheets matches ${pattern}; bring this script and them together again.`);
    return changed;
};

let tokens = readFileSync(tokensFile, 'utf8');
// Light or dark is the site's choice; most say it as Bootstrap does.
tokens = demand(tokens, /@media \(prefers-color-scheme: dark\)/, '@media not all');
tokens = demand(tokens, /^:root\[data-theme="dark"\] \{/m, ':root[data-bs-theme="dark"] #academy {');
tokens = demand(tokens, /:root, :root\[data-theme\], :root:not\(\[data-theme="light"\]\)/, ':root #academy');
tokens = demand(tokens, /^( *):root(:lang\(zh\))? \{/gm, '$1#academy$2 {');

let rules = demand(readFileSync(rulesFile, 'utf8'), new RegExp(`@layer ${layers.join(', ')};`), '');
layers.forEach((layer, weight) => {
    rules = demand(rules, new RegExp(`@layer ${layer} \\{`, 'g'), `&${'.academy'.repeat(weight)} {`);
});
rules = rules.replace(/@page \{[^}]*\}/g, '');

mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, `${tokens}
#academy {
  color: var(--ink); background: var(--paper); font-family: var(--sans); font-size: var(--t0); line-height: var(--leading);
  text-align: start; overflow-wrap: break-word;
  :where(:not(svg, svg *)), :where(:not(svg, svg *))::before, :where(:not(svg, svg *))::after { all: revert; }
${rules}
}
`);
