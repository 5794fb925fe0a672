// Posts to our own server with the form's token. A token ends when the server starts anew: then a new one is asked for.
const meta = document.querySelector<HTMLMetaElement>('meta[name=form-token]')!;

export async function send(url: string, body: unknown): Promise<Response> {
  const answer = await post(url, body);
  if (answer.status !== 400 || !await isTokenRefused(answer.clone())) return answer;
  const { token } = await (await fetch('/api/token')).json() as { token: string };
  meta.content = token;
  return post(url, body);
}

function post(url: string, body: unknown): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Form-Token': meta.content },
    body: JSON.stringify(body),
  });
}

async function isTokenRefused(answer: Response): Promise<boolean> {
  try {
    return ((await answer.json()) as { type?: string }).type === 'urn:coverage:form-token';
  } catch {
    return false;
  }
}
