/** Styles of the control page, light and dark. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --back: #f5f6f8; --card: #fff; --text: #1c2330; --dim: #667085; --line: #e3e6ec; --accent: #1f6feb;
  --good: #117a3d; --bad: #b3261e; --warn: #8a5a00;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #12151b; --card: #1b2029; --text: #e7eaf0; --dim: #98a2b3; --line: #2f3643; --accent: #6ea8fe;
    --good: #5bd08a; --bad: #ff8a80; --warn: #f0c065;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 14px/1.55 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
header, main { max-width: 76rem; margin: 0 auto; padding: 0 1rem; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1rem; padding-top: 1.4rem; }
header p { flex-basis: 100%; margin: 0; color: var(--dim); }
h1 { font-size: 1.45rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 0 0 .7rem; display: flex; align-items: center; gap: .6rem; }
nav { margin-left: auto; display: flex; gap: .8rem; }
a { color: var(--accent); }
a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
.warning { background: #b00020; color: #fff; padding: .15rem .7rem; border-radius: .3rem; font-weight: 600; font-size: .85rem; }
main { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; padding-top: 1rem; padding-bottom: 3rem; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.1rem; min-width: 0; }
section.wide { grid-column: 1 / -1; }
.scroll { overflow: auto; max-height: 26rem; } #settings .scroll { max-height: none; }
table { width: 100%; border-collapse: collapse; }
th { white-space: nowrap; text-align: left; color: var(--dim); font-weight: 500; position: sticky; top: 0; background: var(--card); }
th, td { padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
code, pre, .code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .93em; }
td { white-space: nowrap; } td details, td.dim, td .wrap { white-space: normal; overflow-wrap: anywhere; }
td:last-child { width: 1%; } #requests td:nth-child(2) { width: 70%; }
pre { margin: .3rem 0; padding: .5rem .7rem; background: var(--back); border-radius: .4rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.code { font-size: 1.1rem; font-weight: 600; letter-spacing: .08em; }
.dim { color: var(--dim); } .good { color: var(--good); } .bad { color: var(--bad); } .warn { color: var(--warn); }
.count { color: var(--dim); font-weight: 400; font-size: .9rem; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin-top: .8rem; }
button, select, input { font: inherit; color: inherit; background: var(--back); border: 1px solid var(--line); border-radius: .4rem; padding: .25rem .6rem; max-width: 100%; }
button { cursor: pointer; } button:hover { border-color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
td input[type=number], td input[type=text], td select { width: 11rem; }
summary { cursor: pointer; overflow-wrap: anywhere; }
#now { font-size: 1.25rem; font-variant-numeric: tabular-nums; }
[role=alert]:empty { display: none; }
[role=alert] { grid-column: 1 / -1; color: var(--bad); border: 1px solid; border-radius: .4rem; padding: .5rem .8rem; }
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } }
`;
