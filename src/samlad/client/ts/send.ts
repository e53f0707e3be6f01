// One try to send a form, and what became of it. The idempotency key in the body makes every further try harmless.
import { account, meta, parse } from "./page";

const PATIENCE = 30_000;

export type Answer =
  | { became: "unreachable" } // nobody answered, or the server is starting: try again with the same key
  | { became: "received" | "refused" | "signed-out"; page: Document; url: string };

export async function send(action: string, body: FormData | URLSearchParams): Promise<Answer> {
  if (meta("csrf")) body.set("csrfmiddlewaretoken", meta("csrf"));
  try {
    const patience = body instanceof FormData ? undefined : AbortSignal.timeout(PATIENCE);
    const response = await fetch(action, { method: "POST", body, headers: { Accept: "text/html" }, ...(patience && { signal: patience }) });
    if (response.status >= 500) return { became: "unreachable" };
    const page = parse(await response.text());
    return { became: judge(response, page), page, url: response.redirected ? response.url : location.href };
  } catch {
    return { became: "unreachable" };
  }
}

/** A page that answers as somebody else, or as nobody, has not taken our words: the session ended in between. */
function judge(response: Response, page: Document): "received" | "refused" | "signed-out" {
  if (account() && account(page) !== account()) return "signed-out";
  return response.ok ? "received" : "refused";
}
