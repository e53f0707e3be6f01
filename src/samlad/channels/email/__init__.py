"""E-mail: any SMTP relay out, a return mailbox for what bounces later."""
