// Starts GraphiQL. Answers come over fetch; subscriptions as server-sent events over fetch as well,
// so that nothing but GraphiQL itself is needed.
(function () {
  'use strict';

  const endpoint = new URL('graphql', window.location.href).pathname;

  function isSubscription(request, options) {
    const document = options && options.documentAST;
    if (!document) return false;
    const operations = document.definitions.filter((d) => d.kind === 'OperationDefinition');
    const chosen = operations.find((o) => o.name && o.name.value === request.operationName) || operations[0];
    return Boolean(chosen) && chosen.operation === 'subscription';
  }

  function send(request, headers, accept, signal) {
    return fetch(endpoint, {
      method: 'POST',
      headers: Object.assign({ 'Content-Type': 'application/json', Accept: accept }, headers),
      body: JSON.stringify(request),
      credentials: 'same-origin',
      signal,
    });
  }

  // The fields "event" and "data" of one server-sent event.
  function parseEvent(text) {
    const event = { name: 'message', data: '' };
    for (const line of text.split('\n')) {
      if (line.startsWith('event:')) event.name = line.slice(6).trim();
      if (line.startsWith('data:')) event.data += line.slice(5);
    }
    return event;
  }

  async function* events(response) {
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    let text = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += decoder.decode(value, { stream: true }).replace(/\r\n?/g, '\n');
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const event = parseEvent(text.slice(0, end));
        text = text.slice(end + 2);
        if (event.name === 'complete') return;
        if (event.data.trim()) yield JSON.parse(event.data);
      }
    }
  }

  // An observable, as GraphiQL takes it: stopping it ends the request.
  function subscribe(request, headers) {
    return {
      subscribe(observer) {
        const stop = new AbortController();
        (async () => {
          try {
            const response = await send(request, headers, 'text/event-stream', stop.signal);
            if (!response.ok) throw new Error('The server answered ' + response.status + '.');
            for await (const event of events(response)) observer.next(event);
            observer.complete();
          } catch (error) {
            if (!stop.signal.aborted) observer.error(error);
          }
        })();
        return { unsubscribe: () => stop.abort() };
      },
    };
  }

  function fetcher(request, options) {
    const headers = (options && options.headers) || {};
    if (isSubscription(request, options)) return subscribe(request, headers);
    return send(request, headers, 'application/json').then((response) => response.json());
  }

  const create = React.createElement;
  const logo = create(GraphiQL.Logo, null, create('span', { className: 'faultline-logo' }, 'Faultline'));
  ReactDOM.createRoot(document.getElementById('graphiql')).render(
    create(
      GraphiQL,
      {
        fetcher,
        defaultTabs: window.faultlineExamples,
        defaultEditorToolsVisibility: true,
        shouldPersistHeaders: false,
        inputValueDeprecation: true,
      },
      logo
    )
  );
})();
