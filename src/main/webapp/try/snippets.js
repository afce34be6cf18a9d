/** Code for other programs: the examples of the README with this picture, model and server. */

/** @return {string} the address of this server */
export function address(model) {
  const url = new URL("api/predict", document.baseURI);
  if (model) url.searchParams.set("model", model);
  return url.href;
}

/** The languages, each with its name and a function from file name and model to code. */
export const SNIPPETS = [
  { id: "curl", name: "curl", text: curl },
  { id: "python", name: "Python", text: python },
  { id: "java", name: "Java", text: java },
];

function curl(file, model) {
  const plain = /^[\w.-]+$/.test(file);
  const field = plain ? `image=@${file}` : inShell(`image=@"${file.replace(/["\\]/g, "\\$&")}"`);
  const url = address(model);
  return `curl -F ${field} ${model ? inShell(url) : url}`;
}

const inShell = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** A string literal of Python and Java. */
const quoted = (text) => JSON.stringify(text);

function python(file, model) {
  return `import json, urllib.request

with open(${quoted(file)}, "rb") as picture:
    request = urllib.request.Request(
        ${quoted(address(model))},
        picture.read(), {"Content-Type": "application/octet-stream"})
with urllib.request.urlopen(request) as response:
    for prediction in json.load(response)["predictions"]:
        print(f'{prediction["label"]}: {prediction["probability"]:.1%}')`;
}

function java(file, model) {
  return `import java.net.URI;
import java.net.http.*;
import java.nio.file.Path;

class Classify {
  public static void main(String[] arguments) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(${quoted(address(model))}))
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofFile(Path.of(${quoted(file)})))
            .build();
    System.out.println(
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}`;
}
