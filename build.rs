//! How the modules for browsers are linked.

/// Of a module's memory, for its stack: 256 kB instead of the linker's 1 MB. At most 7 kB were seen in use, by a search.
const STACK_BYTES: u32 = 256 << 10;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-bins=-zstack-size={STACK_BYTES}");
    }
}
