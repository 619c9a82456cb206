//! Codes as the API writes them.

use super::CodeSent;
use crate::domain::contact::{Channel, Phone};
use crate::http::Error;
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
pub(crate) struct CodeSentJson {
    channel: String,
    sent_to: String,
    expires_in: u32,
    resend_in: u32,
}

#[derive(Serialize)]
pub(crate) struct ConfirmationJson {
    pub code: String,
}

#[derive(Serialize)]
pub(crate) struct NewCodeJson {
    channel: &'static str,
}

impl From<Channel> for NewCodeJson {
    fn from(channel: Channel) -> Self {
        Self {
            channel: wire_name(channel),
        }
    }
}

/// `email` or `phone`.
pub(crate) fn wire_name(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "email",
        Channel::Phone => "phone",
    }
}

impl TryFrom<CodeSentJson> for CodeSent {
    type Error = Error;

    fn try_from(json: CodeSentJson) -> Result<Self, Error> {
        let (channel, to) = match json.channel.as_str() {
            "email" => (Channel::Email, json.sent_to),
            "phone" => {
                let phone = Phone::parse(&json.sent_to).map(|phone| phone.display());
                (Channel::Phone, phone.unwrap_or(json.sent_to))
            }
            _ => return Err(Error::Unreadable { endpoint: "code" }),
        };
        Ok(Self {
            channel,
            to,
            expires_in: json.expires_in,
            resend_in: json.resend_in,
        })
    }
}
