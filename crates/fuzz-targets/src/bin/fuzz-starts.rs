//! Writes the seed inputs of the fuzzer into a folder per target, and prints a line per target: its name and
//! its fuzzing time in minutes.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("Usage: fuzz-starts FOLDER");
        return ExitCode::FAILURE;
    };
    match write(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cannot write to {}: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &std::path::Path) -> io::Result<()> {
    for target in fuzz_targets::ALL {
        let folder = folder.join(target.name);
        fs::create_dir_all(&folder)?;
        for (at, bytes) in (target.starts)().iter().enumerate() {
            fs::write(folder.join(at.to_string()), bytes)?;
        }
        println!("{} {}", target.name, target.minutes);
    }
    Ok(())
}
