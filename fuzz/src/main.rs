//! Runs the target named by `FUZZ_TARGET` under libFuzzer.
#![no_main]

use std::env;
use std::sync::LazyLock;

use fuzz_targets::FuzzTarget;
use libfuzzer_sys::fuzz_target;

static TARGET: LazyLock<&FuzzTarget> = LazyLock::new(|| {
    let name = env::var("FUZZ_TARGET").expect("`cargo xtask fuzz` sets FUZZ_TARGET");
    fuzz_targets::find(&name).expect("FUZZ_TARGET is one of those in crates/fuzz-targets")
});

fuzz_target!(|bytes: &[u8]| (TARGET.run)(bytes));
