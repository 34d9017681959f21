//! `completions`: prints a shell completion script.

use std::io::Write as _;

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::CommandLine;
use crate::Result;

/// The completed command. Shells complete `cargo` itself by Cargo's own script, which does not know aliases.
const WORD: &str = "xtask";

/// The shell.
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
    // A closed pipe, as after `head`, is not an error.
    let _ = std::io::stdout().lock().write_all(&script(options.shell));
    Ok(())
}

/// A shell function of this name, and its completions.
fn script(shell: Shell) -> Vec<u8> {
    let function = match shell {
        Shell::Elvish => "fn xtask {|@words| cargo xtask $@words }\n",
        Shell::Fish => "function xtask; cargo xtask $argv; end\n",
        Shell::PowerShell => "function xtask { cargo xtask @args }\n",
        _ => "xtask() { cargo xtask \"$@\"; }\n",
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut CommandLine::command().bin_name(WORD), WORD, &mut script);
    // zsh expects its `#compdef` line first, and only in a separate file.
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
