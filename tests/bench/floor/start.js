// Starts the page at once, and notes it where the site's loader does.
wasm_bindgen({ module_or_path: fetch('floor_bg.wasm') }).then(() => document.documentElement.setAttribute('data-app', 'running'));
