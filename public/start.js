// Starts the page. Trunk would write this inline, which the page's policy forbids: see Trunk.toml.
const here = document.querySelector("script[data-wasm]");
const address = (name) => new URL(name, document.baseURI).href;
const { default: start } = await import(address(here.dataset.js));
await start({ module_or_path: address(here.dataset.wasm) });
