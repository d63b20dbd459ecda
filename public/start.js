// Starts the page. Trunk would write this inline, which the page's policy forbids: see Trunk.toml.
try {
  // The chosen ground, before anything of the library is read (src/ui/look.rs).
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // This browser keeps nothing: the device's ground it is.
}
const here = document.querySelector("script[data-wasm]");
const address = (name) => new URL(name, document.baseURI).href;
const { default: start } = await import(address(here.dataset.js));
await start({ module_or_path: address(here.dataset.wasm) });
