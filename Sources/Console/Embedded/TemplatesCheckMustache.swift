// Made by scripts/embed of Assets/templates/check.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesCheckMustache = #"""
<section class="card">
<h2>{{w.add.checkTitle}} {{#server}}<span>{{.}}</span>{{/server}}</h2>
{{#message}}<div class="flash danger" role="alert"><b>{{.}}</b> {{hint}} <code>{{code}}</code></div>{{/message}}
{{#headline}}
<p role="status"><span class="dot{{#isReady}} ok{{/isReady}}{{^isReady}} bad{{/isReady}}" aria-hidden="true"></span> {{.}}</p>
<div class="table-responsive" tabindex="0"><table class="table"><thead><tr><th scope="col">{{w.add.need}}</th><th scope="col">{{w.add.state}}</th><th scope="col">{{w.add.found}}</th><th scope="col">{{w.add.mend}}</th></tr></thead><tbody>
{{#items}}<tr><th scope="row">{{title}}</th><td><span class="chip {{tone}}">{{state}}</span></td><td>{{detail}}</td><td>{{#mend}}<pre id="{{id}}" tabindex="0">{{.}}</pre><button type="button" class="btn btn-outline-primary btn-sm" data-copy="#{{id}}" data-done="{{w.frame.copied}}">{{w.frame.copy}}</button>{{/mend}}</td></tr>
{{/items}}
</tbody></table></div>
{{/headline}}
</section>

"""#
}
