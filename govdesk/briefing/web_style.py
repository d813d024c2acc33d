# SPDX-License-Identifier: Apache-2.0
"""How the web page looks: the colours and the type scale of the printed packet."""

from __future__ import annotations

STYLE = """\
:root { --ink: #1c2530; --quiet: #55606e; --accent: #0b5cad; --hairline: #c9d0d8; }
html { font: 100%/1.55 system-ui, "DejaVu Sans", "Noto Sans", sans-serif; color: var(--ink);
  background: #fff; }
html.large { font-size: 150%; }
body { margin: 0; overflow-wrap: break-word; }
main, header { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem 1rem; }
.skip { position: absolute; inset-inline-start: -100rem; }
.skip:focus { inset-inline-start: 1rem; top: 1rem; background: #fff; padding: .5rem 1rem; }
.band { background: var(--accent); color: #fff; margin: 0 -1.25rem 1.5rem; padding: 3rem 1.25rem; }
.over, .flag { font-weight: bold; }
h1 { font-size: 2.2rem; line-height: 1.2; margin: .5rem 0; }
h2 { font-size: 1.6rem; line-height: 1.25; margin: 2.5rem 0 .75rem; padding-top: .75rem; }
main > h2::before { content: ""; display: block; width: 2.5rem; height: .25rem;
  margin-bottom: .5rem; background: var(--accent); }
h3 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
h4 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
a { color: var(--accent); }
a:focus-visible, .wide:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.lead { font-size: 1.2rem; }
.small, .quiet { color: var(--quiet); font-size: .875rem; }
.wide { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
table.dense { font-size: .8rem; }
.lines { height: 14rem; border-bottom: 1px solid var(--hairline); }
table.fill td, table.fill th { padding-block: .6rem; }
caption { text-align: start; font-weight: bold; padding: .25rem 0; }
th, td { text-align: start; vertical-align: top; padding: .35rem .6rem;
  border-bottom: 1px solid var(--hairline); }
thead th { color: var(--quiet); border-bottom: 2px solid var(--quiet); vertical-align: bottom; }
tbody th { font-weight: normal; }
img { max-width: 100%; height: auto; }
.right { text-align: end; }
.center { text-align: center; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2rem; border-top: 3px solid var(--accent);
  padding-top: .75rem; }
.figures > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.figures dd { margin: 0; }
.figures dt { color: var(--quiet); font-size: .875rem; }
.value { font-size: 1.6rem; font-weight: bold; display: block; }
.facts { display: grid; grid-template-columns: fit-content(50%) minmax(0, 1fr); gap: .25rem 1.5rem;
  font-size: .9rem; }
.facts dt { color: var(--quiet); }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.note { border-inline-start: 4px solid #7d8896; margin: 1.25rem 0; padding: .1rem 1rem; }
.note.accent { border-color: var(--accent); }
figure { margin: 1.5rem 0; }
svg { max-width: 100%; height: auto; }
.chart svg { width: 100%; min-width: 32rem; max-width: none; }
.chart .wide { margin: 0; }
svg text { font-family: inherit !important; }
nav ul { list-style: none; padding: 0; }
nav .level1 { font-weight: bold; margin-top: .5rem; }
nav .level2 { padding-inline-start: 1.5rem; }
@media print { .skip { display: none; } h1, h2, h3, h4 { break-after: avoid; }
  tr, figure, .note, .figures { break-inside: avoid; } caption { break-after: avoid; }
  .band { background: none; color: var(--ink); padding-block: 0 1rem; margin-inline: 0;
    border-bottom: .25rem solid var(--accent); }
  main, header { max-width: none; } .wide { overflow: visible; }
  .chart svg { min-width: 0; max-width: 100%; } }
@media (forced-colors: active) { svg { background: #fff; forced-color-adjust: none; } }
"""
