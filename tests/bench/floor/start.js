// Starts the app immediately, and sets the attribute that the site's loader sets.
wasm_bindgen({ module_or_path: fetch('floor_bg.wasm') }).then(() => document.documentElement.setAttribute('data-app', 'running'));
