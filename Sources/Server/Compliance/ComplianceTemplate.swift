/// The page of a report: no script, nothing from elsewhere, and ink that a printer has.
enum ComplianceTemplate {
    static let text = """
        <!DOCTYPE html>
        <html lang="{{lang}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{{words.heading}}: {{projectName}}</title>
        <style>
        \(style)
        </style>
        </head>
        <body>
        <header>
        <h1>{{words.heading}}</h1>
        <dl>
        <div><dt>{{words.project}}</dt><dd>{{projectName}} <span>{{projectTitle}}</span></dd></div>
        <div><dt>{{words.taken}}</dt><dd>{{takenAt}}</dd></div>
        <div><dt>{{words.controlSet}}</dt><dd>{{setTitle}}</dd></div>
        <div><dt>{{words.programVersion}}</dt><dd>{{version}}</dd></div>
        </dl>
        <p class="note">{{setNote}}</p>
        </header>
        <main>
        <section>
        <h2>{{words.summary}}</h2>
        <ul class="counts">
        {{#counts}}<li><b>{{number}}</b> {{#state}}<span class="state {{mark}}">{{label}}</span>{{/state}}</li>
        {{/counts}}
        </ul>
        <p class="note">{{words.explanation}}</p>
        <table>
        <thead><tr><th>{{words.control}}</th><th>{{words.result}}</th></tr></thead>
        <tbody>
        {{#controls}}<tr><td>{{controlTitle}}</td>\
        <td>{{#state}}<span class="state {{mark}}">{{label}}</span>{{/state}}</td></tr>
        {{/controls}}
        </tbody>
        </table>
        </section>
        <section>
        <h2>{{words.controls}}</h2>
        {{#controls}}
        <article>
        <h3>{{controlTitle}} {{#state}}<span class="state {{mark}}">{{label}}</span>{{/state}}</h3>
        <p>{{controlText}}</p>
        {{#limits}}<p class="note">{{words.limitsHeading}} {{.}}</p>
        {{/limits}}
        {{^open}}<p>{{words.nothingOpen}}</p>{{/open}}
        <table>
        <tbody>
        {{#open}}<tr><td>{{subject}}</td><td>{{factTitle}}</td>\
        <td>{{#state}}<span class="state {{mark}}">{{label}}</span>{{/state}}</td><td>{{found}}</td></tr>
        {{/open}}
        </tbody>
        </table>
        </article>
        {{/controls}}
        </section>
        <section>
        <h2>{{words.instances}}</h2>
        {{^hasInstances}}<p>{{words.noInstances}}</p>{{/hasInstances}}
        {{#instances}}
        <article>
        <h3>{{instanceName}}</h3>
        <p class="note">{{words.site}}: {{siteName}}; {{words.plan}}: {{planName}}; {{words.reported}}: {{reportedAt}}</p>
        <table>
        <thead><tr><th>{{words.fact}}</th><th>{{words.result}}</th><th>{{words.reason}}</th></tr></thead>
        <tbody>
        {{#findings}}<tr><td>{{factTitle}}</td>\
        <td>{{#state}}<span class="state {{mark}}">{{label}}</span>{{/state}}</td><td>{{found}}</td></tr>
        {{/findings}}
        </tbody>
        </table>
        <table>
        <thead><tr><th>{{words.repository}}</th><th>{{words.address}}</th><th>{{words.bases}}</th>\
        <th>{{words.newest}}</th></tr></thead>
        <tbody>
        {{#stores}}<tr><td>{{storeName}}{{#isCopy}} ({{words.copyMark}}){{/isCopy}}</td><td>{{url}}</td>\
        <td>{{baseCount}}</td><td>{{newestBase}}</td></tr>
        {{/stores}}
        </tbody>
        </table>
        {{#evidences}}<p class="note">{{words.evidence}}: {{drill}}, {{object}}; {{words.publicKey}} {{key}}</p>
        {{/evidences}}
        </article>
        {{/instances}}
        </section>
        </main>
        </body>
        </html>

        """

    private static let style = """
        @page { size: A4; margin: 18mm 15mm; }
        body { font: 10.5pt/1.45 "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
          color: #111; max-width: 190mm; margin: 0 auto; padding: 1em; }
        h1 { font-size: 20pt; margin: 0 0 .4em; }
        h2 { font-size: 14pt; border-bottom: 1px solid #111; margin: 1.6em 0 .6em; }
        h3 { font-size: 11.5pt; margin: 1.2em 0 .3em; }
        h2, h3, thead { break-after: avoid; }
        tr, dl, .counts { break-inside: avoid; }
        dl div { display: flex; gap: 1em; }
        dt { min-width: 9em; color: #444; }
        dd { margin: 0; }
        table { width: 100%; border-collapse: collapse; margin: .5em 0 1em; }
        thead { display: table-header-group; }
        th, td { text-align: left; vertical-align: top; border-bottom: 1px solid #bbb; padding: .25em .6em .25em 0;
          overflow-wrap: anywhere; }
        th { font-weight: 600; border-bottom-color: #111; }
        .note { color: #444; font-size: 9.5pt; }
        .counts { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 1.5em; }
        .state { white-space: nowrap; border: 1px solid #555; border-radius: 2px; padding: 0 .4em; font-size: 9.5pt;
          font-weight: 400; }
        .not-met { border-width: 2px; border-color: #a00; color: #a00; font-weight: 600; }
        .unknown { border-style: dashed; }
        .met { border-color: #060; color: #060; }
        @media print { body { padding: 0; max-width: none; } }
        """
}
