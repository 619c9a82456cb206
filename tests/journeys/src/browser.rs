//! One driver and one browser of an engine, used by journey after journey.

use crate::engine::Engine;
use crate::processes::{Process, Screen};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::time::Duration;
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

/// How long a driver and its browser may take to be there.
const START: Duration = Duration::from_secs(60);

pub struct Driver {
    engine: Engine,
    address: String,
    // In the order of their end.
    _process: Process,
    _screen: Option<Screen>,
    _scratch: TempDir,
}

impl Driver {
    pub fn start(engine: Engine, logs: &Path) -> Result<Self, String> {
        let scratch = tempfile::tempdir().map_err(|e| e.to_string())?;
        let (port, second_port) = (free_port()?, free_port()?);
        let mut command = engine.driver(port, second_port, scratch.path());
        let screen = if engine == Engine::WebKit {
            Some(Screen::start()?)
        } else {
            None
        };
        if let Some(screen) = &screen {
            command.env("DISPLAY", &screen.display);
        }
        let process = Process::start(&mut command, &logs.join(format!("{engine}-driver.log")))?;
        let address = format!("http://127.0.0.1:{port}");
        Ok(Self {
            engine,
            address,
            _process: process,
            _screen: screen,
            _scratch: scratch,
        })
    }

    /// A new browser, as soon as the driver takes orders.
    pub async fn browser(&self) -> Result<Browser, String> {
        let deadline = Instant::now() + START;
        loop {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder
                .capabilities(self.engine.capabilities())
                .connect(&self.address)
                .await
            {
                Ok(client) => {
                    return Ok(Browser {
                        engine: self.engine,
                        client,
                    });
                }
                Err(error) if Instant::now() > deadline => {
                    return Err(format!("{} does not start: {error}", self.engine));
                }
                Err(_) => sleep(Duration::from_millis(50)).await,
            }
        }
    }
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|e| e.to_string())?;
    listener
        .local_addr()
        .map(|address| address.port())
        .map_err(|e| e.to_string())
}

pub struct Browser {
    pub engine: Engine,
    pub client: Client,
}

impl Browser {
    /// Forgets the last journey. Storage and caches need no wiping: every journey has an origin of its own, by
    /// its port, but cookies know no ports.
    pub async fn forget(&self, blank_page: &str) -> Result<(), CmdError> {
        self.go(blank_page).await?;
        self.client.delete_all_cookies().await?;
        self.console().await.map(drop)
    }

    /// Goes to an address and waits until its document can be read.
    pub async fn go(&self, address: &str) -> Result<(), CmdError> {
        self.leave(async || self.client.goto(address).await).await
    }

    /// Leaves the document for another one, and waits until that can be read.
    pub async fn leave(
        &self,
        how: impl AsyncFnOnce() -> Result<(), CmdError>,
    ) -> Result<(), CmdError> {
        // Out of a frame: it is the window that leaves.
        self.leave_frames().await?;
        self.run("window.left = true", vec![]).await?;
        how().await?;
        let arrived = "return window.left === undefined && location.href !== 'about:blank' && document.readyState !== 'loading'";
        // Between two documents there is none to ask, or Firefox's empty one.
        poll(async || matches!(self.run(arrived, vec![]).await, Ok(Value::Bool(true)))).await
    }

    /// What follows happens in the window's own document.
    pub async fn leave_frames(&self) -> Result<(), CmdError> {
        self.client
            .issue_cmd(Order::post("frame", json!({ "id": null })))
            .await
            .map(drop)
    }

    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value, CmdError> {
        self.client.execute(script, arguments).await
    }

    /// Runs a script that answers later, by its last argument.
    pub async fn ask(&self, script: &str) -> Result<Value, CmdError> {
        self.client.execute_async(script, vec![]).await
    }

    /// The name that a screen reader says.
    pub async fn name_of(&self, element: &Element) -> Result<String, CmdError> {
        let path = format!("element/{}/computedlabel", element.element_id());
        let name = self.client.issue_cmd(Order::get(path)).await?;
        Ok(name.as_str().unwrap_or_default().to_owned())
    }

    /// What the console has had to say since it was asked last; only Chromium tells.
    pub async fn console(&self) -> Result<Vec<Value>, CmdError> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let log = self
            .client
            .issue_cmd(Order::post("se/log", json!({ "type": "browser" })))
            .await?;
        Ok(log.as_array().cloned().unwrap_or_default())
    }

    /// Key by key, where the focus is.
    pub async fn strokes(&self, strokes: Vec<Value>) -> Result<(), CmdError> {
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.client
            .issue_cmd(Order::post("actions", json!({ "actions": [keyboard] })))
            .await
            .map(drop)
    }

    /// A press of the pointer at `[x, y]` of what is seen.
    pub async fn points_and_presses(&self, at: Value) -> Result<(), CmdError> {
        let steps = json!([
            { "type": "pointerMove", "x": at[0], "y": at[1], "origin": "viewport", "duration": 0 },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        let pointer = json!({ "type": "pointer", "id": "pointer", "actions": steps });
        self.client
            .issue_cmd(Order::post("actions", json!({ "actions": [pointer] })))
            .await
            .map(drop)
    }

    /// A command of Chromium's own protocol.
    pub async fn chromium(&self, command: &str, parameters: Value) -> Result<(), CmdError> {
        self.chromium_says(command, parameters).await.map(drop)
    }

    /// The same, for its answer.
    pub async fn chromium_says(&self, command: &str, parameters: Value) -> Result<Value, CmdError> {
        let order = json!({ "cmd": command, "params": parameters });
        self.client
            .issue_cmd(Order::post("goog/cdp/execute", order))
            .await
    }

    pub async fn close(self) {
        self.client.close().await.ok();
    }
}

async fn poll(is_so: impl AsyncFn() -> bool) -> Result<(), CmdError> {
    let deadline = Instant::now() + START;
    while !is_so().await {
        if Instant::now() > deadline {
            return Err(CmdError::WaitTimeout);
        }
        sleep(Duration::from_millis(10)).await;
    }
    Ok(())
}

/// An element in a script's answer.
pub fn element(client: &Client, answer: &Value) -> Option<Element> {
    let id = answer.as_object()?.values().next()?.as_str()?;
    Some(Element::from_element_id(
        client.clone(),
        ElementRef::from(id.to_owned()),
    ))
}

/// A command of the protocol that the client has no method for.
#[derive(Debug)]
struct Order {
    path: String,
    body: Option<String>,
}

impl Order {
    fn get(path: String) -> Self {
        Self { path, body: None }
    }

    fn post(path: &str, body: Value) -> Self {
        Self {
            path: path.to_owned(),
            body: Some(body.to_string()),
        }
    }
}

impl WebDriverCompatibleCommand for Order {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!(
            "session/{}/{}",
            session.unwrap_or_default(),
            self.path
        ))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        let method = if self.body.is_some() {
            http::Method::POST
        } else {
            http::Method::GET
        };
        (method, self.body.clone())
    }
}
