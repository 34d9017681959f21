//! A small static web server, for `cargo xtask serve` and for the browser tests, which serve the site from
//! subfolders and with other headers.

mod connection;
mod content_type;
mod gate;
mod habits;
mod network;
mod request;
mod site;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

pub use gate::ResponseGate;
pub use habits::{Charset, Habits, Refusal};
pub use network::{Fault, Network, Sent};
pub use site::ServedFolder;

/// Opens a port of 127.0.0.1; 0 chooses a free one.
///
/// # Errors
/// If the port is in use or not permitted.
pub fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// A running server, stopped when dropped.
pub struct Server {
    address: SocketAddr,
    stopping: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts serving a site.
    ///
    /// # Errors
    /// If the listener has no address, which does not happen in practice.
    pub fn start(site: ServedFolder, listener: TcpListener) -> io::Result<Server> {
        let address = listener.local_addr()?;
        let stopping = Arc::new(AtomicBool::new(false));
        let thread = thread::spawn({
            let stopping = Arc::clone(&stopping);
            move || accept(&listener, &Arc::new(site), &stopping)
        });
        Ok(Server { address, stopping, thread: Some(thread) })
    }

    /// The server's address.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic of the server's thread has already been printed.
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            // A connection wakes up the thread, so that it notices the request to stop.
            let _ = TcpStream::connect(self.address);
            let _ = thread.join();
        }
    }
}

/// One thread per connection, because browsers keep several idle connections open.
fn accept(listener: &TcpListener, site: &Arc<ServedFolder>, stopping: &Arc<AtomicBool>) {
    for stream in listener.incoming() {
        if stopping.load(Ordering::SeqCst) {
            return;
        }
        // A connection that failed before it was accepted only affects its client.
        let Ok(stream) = stream else { continue };
        let (site, stopping) = (Arc::clone(site), Arc::clone(stopping));
        thread::spawn(move || connection::serve(&stream, &site, &stopping));
    }
}
