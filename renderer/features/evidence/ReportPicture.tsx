/** @file A picture of a report, which carries it as data: shown as a blob, since the page's policy lets no data in. */
import { type ReactElement, useEffect, useState } from "react";

const DATA = /^data:(?<type>image\/[\w+.-]+);base64,(?<bytes>[\w+/]+=*)$/u;

export function ReportPicture({ uri, alt }: { readonly uri: string; readonly alt: string }): ReactElement {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const found = DATA.exec(uri)?.groups;
    if (found === undefined) return;
    const bytes = Uint8Array.from(atob(found["bytes"]!), (letter) => letter.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: found["type"]! }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [uri]);
  return <img src={url} alt={alt} />;
}
