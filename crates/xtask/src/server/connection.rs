//! One HTTP connection, with keep-alive.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::request::{HttpRequest, Method};
use super::site::{HttpResponse, ServedFolder};

/// Timeout for an idle client.
const TIMEOUT: Duration = Duration::from_secs(30);
/// How long a paused file pauses: several frames of a browser.
const PAUSE: Duration = Duration::from_millis(250);
/// Maximum size of a request head in bytes, more than any browser sends.
const MAX_HEAD_BYTES: u64 = 64 * 1024;

/// Answers requests until the client closes the connection, times out, or sends an invalid request.
pub fn serve(stream: &TcpStream, site: &ServedFolder, stopping: &AtomicBool) {
    // An error here means that the client has disconnected.
    let _ = answer_all(stream, site, stopping);
}

fn answer_all(stream: &TcpStream, site: &ServedFolder, stopping: &AtomicBool) -> io::Result<()> {
    stream.set_read_timeout(Some(TIMEOUT))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while !stopping.load(Ordering::SeqCst) {
        let head = read_head(&mut reader)?;
        if head.is_empty() {
            return Ok(());
        }
        let Some(request) = HttpRequest::parse(&head) else {
            return write(stream, Method::Get, &HttpResponse::bad_request());
        };
        let Some(response) = site.respond(&request) else { return Ok(()) };
        write(stream, request.method, &response)?;
        if response.cut_after.is_some() {
            return stream.shutdown(std::net::Shutdown::Both);
        }
    }
    Ok(())
}

/// Reads the request head; empty if the client has closed the connection.
fn read_head(reader: &mut BufReader<&TcpStream>) -> io::Result<String> {
    let mut head = String::new();
    let mut limited = reader.take(MAX_HEAD_BYTES);
    while limited.read_line(&mut head)? > 0 {
        if head.ends_with("\r\n\r\n") || head.ends_with("\n\n") {
            return Ok(head);
        }
    }
    Ok(String::new())
}

fn write(mut stream: &TcpStream, method: Method, response: &HttpResponse) -> io::Result<()> {
    let mut bytes = Vec::new();
    write!(bytes, "HTTP/1.1 {}\r\nContent-Length: {}\r\n", response.status, response.body.len())?;
    for (name, value) in &response.headers {
        write!(bytes, "{name}: {value}\r\n")?;
    }
    bytes.extend(b"\r\n");
    if method == Method::Get {
        let body = &response.body[..response.cut_after.unwrap_or(response.body.len())];
        let (before, after) = body.split_at(response.pause_after.unwrap_or(body.len()).min(body.len()));
        bytes.extend(before);
        stream.write_all(&bytes)?;
        if !after.is_empty() {
            thread::sleep(PAUSE);
        }
        after.clone_into(&mut bytes);
    }
    stream.write_all(&bytes)
}
