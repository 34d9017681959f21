//! Set-up where nothing was fetched before, and where a registry does not answer. `tests/bare/` does the same with whole
//! commands, which takes long.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use xtask::project;
use xtask::tools::WASM_TARGET;

/// Nothing listens there.
const NOBODY: &str = "http://127.0.0.1:9/";

/// Folders of a test's own, empty at first.
struct Home(PathBuf);

impl Home {
    fn new(name: &str) -> Home {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("cache")).expect("a folder can be made");
        Home(folder)
    }

    /// Takes tools from the user's cache: Cargo's, which are not compiled for a test, and npm's if they are wanted.
    fn with_tools(self, is_wanted: impl Fn(&str) -> bool) -> Home {
        for entry in fs::read_dir(project::cache()).expect("the tools were installed before the tests") {
            let tool = entry.expect("a folder can be read");
            let name = tool.file_name().to_string_lossy().into_owned();
            if tool.path().is_dir() && is_wanted(&name) {
                symlink(tool.path(), self.0.join("cache").join(name)).expect("links can be made");
            }
        }
        self
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(project::root());
        command.env("CARGO_HOME", self.0.join("cargo")).env("POLICY_EXPLORER_CACHE", self.0.join("cache"));
        command.env("npm_config_cache", self.0.join("npm"));
        command
    }

    fn install(&self, unreachable: &[(&str, &str)]) -> Output {
        let mut command = self.command(env!("CARGO_BIN_EXE_xtask"));
        command.arg("install").envs(unreachable.iter().copied()).output().expect("it runs")
    }

    /// Whether Cargo has what Trunk has it compile, as Trunk calls it: without a network.
    fn has_packages_of_app(&self) -> bool {
        let settings = fs::read_to_string(project::root().join("Trunk.toml")).expect("Trunk has settings");
        for setting in
            ["offline = true", "locked = true", "no_default_features = true", "features = [\"csr\"]"]
        {
            assert!(settings.contains(setting), "Trunk is set as this test calls Cargo: {setting}");
        }
        let mut cargo = self.command("cargo");
        cargo.args(["tree", "--offline", "--locked", "--target", WASM_TARGET]);
        cargo
            .args(["--no-default-features", "--features", "csr"])
            .output()
            .expect("Cargo runs")
            .status
            .success()
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        // Hundreds of megabytes of packages.
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn what_trunk_needs_offline_is_fetched_before() {
    let home = Home::new("bare").with_tools(|_| true);
    assert!(!home.has_packages_of_app(), "nothing was fetched yet");
    let output = home.install(&[]);
    assert!(output.status.success(), "{}", errors(&output));
    assert!(errors(&output).contains("Fetching the packages of Cargo.lock"), "it is told");
    assert!(home.has_packages_of_app(), "the app can be built offline now");
    assert!(!errors(&home.install(&[])).contains("Fetching"), "once is enough");
}

#[test]
fn where_the_registry_of_npm_does_not_answer_the_rest_is_installed() {
    let home = Home::new("bare-npm").with_tools(|name| !name.starts_with("npm-"));
    let output = home.install(&[("npm_config_registry", NOBODY), ("npm_config_fetch_retries", "0")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("npm ci"), "the message tells what to run: {}", errors(&output));
    assert!(home.has_packages_of_app(), "what could be fetched is kept");
}

#[test]
fn where_the_registry_of_cargo_does_not_answer_the_message_tells_what_to_run() {
    let home = Home::new("bare-cargo").with_tools(|_| true);
    let output = home.install(&[("CARGO_HTTP_PROXY", NOBODY), ("CARGO_NET_RETRY", "0")]);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).contains("\n    cargo fetch --locked\n"), "{}", errors(&output));
}
