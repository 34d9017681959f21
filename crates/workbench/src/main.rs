//! Mounts the workbench into its page.

fn main() {
    workbench::mount();
}
