//! `completions`: what a shell needs to complete the commands.

use std::io::Write as _;

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::CommandLine;
use crate::Result;

/// The word that is completed. Shells complete `cargo` by a script of Cargo's own, which knows no aliases.
const WORD: &str = "xtask";

/// For which shell.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
pub struct Options {
    /// The shell: `source <(cargo xtask completions bash)` makes `xtask` a short form of
    /// `cargo xtask` that completes.
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Prints the script.
///
/// # Errors
/// Never.
pub fn run(options: &Options) -> Result<()> {
    // A reader that has seen enough, as `head` has, is no failure.
    let _ = std::io::stdout().lock().write_all(&script(options.shell));
    Ok(())
}

/// A function by the name of the word, and how the shell completes what follows it.
fn script(shell: Shell) -> Vec<u8> {
    let function = match shell {
        Shell::Elvish => "fn xtask {|@words| cargo xtask $@words }\n",
        Shell::Fish => "function xtask; cargo xtask $argv; end\n",
        Shell::PowerShell => "function xtask { cargo xtask @args }\n",
        _ => "xtask() { cargo xtask \"$@\"; }\n",
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut CommandLine::command().bin_name(WORD), WORD, &mut script);
    // zsh asks for its mark in the first line, and only where the script is a file of its own.
    script.extend_from_slice(function.as_bytes());
    script
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_completes_the_word_and_knows_the_commands() {
        for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
            let script = String::from_utf8(script(shell)).unwrap();
            for word in ["check-seeds", "port", "cargo xtask"] {
                assert!(script.contains(word), "{shell}: {word}");
            }
        }
    }

    #[test]
    fn bash_completes_a_command_and_its_options() {
        let mut text = String::from_utf8(script(Shell::Bash)).unwrap();
        text += "COMP_WORDS=(xtask ser); COMP_CWORD=1; _xtask xtask ser xtask; echo \"${COMPREPLY[@]}\"\n";
        text +=
            "COMP_WORDS=(xtask serve --p); COMP_CWORD=2; _xtask xtask --p serve; echo \"${COMPREPLY[@]}\"\n";
        let output = std::process::Command::new("bash").args(["-c", &text]).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout), "serve\n--port\n", "{output:?}");
    }
}
