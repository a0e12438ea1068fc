// Made by scripts/embed of Assets/templates/repository-keys.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRepositoryKeysMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.repositories.keysLead}}</p>
{{#alone}}<div class="flash attention">{{w.repositories.keyAlone}}</div>{{/alone}}
<div class="card">
<div class="table-responsive"><table class="table" id="keys" data-sortable>
<thead><tr><th scope="col">{{w.repositories.slot}}</th><th scope="col">{{w.repositories.keyKind}}</th><th scope="col">{{w.repositories.label}}</th><th scope="col">{{w.repositories.made}}</th><th scope="col">{{w.repositories.opens}}</th></tr></thead>
<tbody>
{{#rows}}<tr><th scope="row"><code>{{slot}}</code></th><td>{{kind}} {{#keeper}}<code class="wrap">{{.}}</code>{{/keeper}}</td><td>{{label}}</td><td class="nowrap">{{#createdAt}}{{>time}}{{/createdAt}}</td><td><span class="chip {{tone}}">{{state}}</span></td></tr>
{{/rows}}
</tbody>
</table></div>
<p class="muted">{{w.repositories.keysHint}}</p>
<p><a class="btn btn-outline-primary" href="{{back}}">{{w.frame.back}}</a></p>
</div>

"""#
}
