//! The listening socket. Owned here and not left to axum, because a fault must be able to cut a connection.

use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Request, Response, header};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::faults::Cut;
use crate::{Clock, Db, Failure, Faults, Options, app, open};

/// How long answers that are at work may still take once the server is told to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// A stand-in at work in this process, on a free port of its own.
pub struct Running {
    pub address: SocketAddr,
    pub db: Db,
    pub clock: Clock,
    pub faults: Faults,
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl Running {
    /// Opens the database, plants the seed where it is empty, listens on 127.0.0.1; port 0 picks a free one.
    ///
    /// # Errors
    /// A database that cannot be opened, a port that is taken.
    pub async fn start(
        database: &Path,
        port: u16,
        clock: Clock,
        options: Options,
    ) -> Result<Running, Failure> {
        let db = open(database, &clock)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let faults = options.faults.clone();
        let router = app(db.clone(), clock.clone(), options);
        let (stop, mut stopped) = watch::channel(false);
        let until = async move {
            stopped.wait_for(|stopped| *stopped).await.ok();
        };
        let task = tokio::spawn(serve(listener, router, faults.clone(), until));
        Ok(Running {
            address,
            db,
            clock,
            faults,
            stop,
            task,
        })
    }

    /// Ends with a slash.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Ends the answers at work and closes the port.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        self.task.await.ok();
    }
}

/// Serves until `stop` is over, then waits a second at most for the answers at work.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    faults: Faults,
    stop: impl Future<Output = ()>,
) {
    let (stopping, _) = watch::channel(false);
    let mut connections = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let stopping = stopping.subscribe();
                    connections.spawn(connection(stream, router.clone(), faults.clone(), stopping));
                }
                // Out of file handles, most likely: some are free soon.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
    stopping.send_replace(true);
    let last = async { while connections.join_next().await.is_some() {} };
    tokio::time::timeout(LAST_ANSWERS, last).await.ok();
}

async fn connection(
    stream: TcpStream,
    router: Router,
    faults: Faults,
    mut stopping: watch::Receiver<bool>,
) {
    stream.set_nodelay(true).ok();
    let mut cutting = faults.cutting();
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |request| answer(router.clone(), faults.clone(), request));
    let mut connection =
        pin!(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    loop {
        tokio::select! {
            // A connection that breaks is the client's affair, or was cut on order.
            _ = connection.as_mut() => return,
            Ok(()) = cutting.changed() => connection.as_mut().graceful_shutdown(),
            Ok(()) = stopping.changed() => connection.as_mut().graceful_shutdown(),
        }
    }
}

async fn answer(
    router: TowerToHyperService<Router>,
    faults: Faults,
    request: Request<Incoming>,
) -> Result<Response<Body>, CutOnOrder> {
    let answered: Result<Response<Body>, Infallible> = router.call(request).await;
    let Ok(mut response) = answered;
    if response.extensions().get::<Cut>().is_some() {
        return Err(CutOnOrder);
    }
    if faults.is_cutting() {
        response
            .headers_mut()
            .insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    Ok(response)
}

/// Makes hyper close the connection with no answer.
#[derive(Debug)]
struct CutOnOrder;

impl fmt::Display for CutOnOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cut on order of a fault")
    }
}

impl std::error::Error for CutOnOrder {}
