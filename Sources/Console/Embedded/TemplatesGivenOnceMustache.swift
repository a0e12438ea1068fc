// Made by scripts/embed of Assets/templates/given-once.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesGivenOnceMustache = #"""
<h1>{{heading}}</h1>
<p class="sub">{{lead}}</p>
<div class="card">
{{#note}}<p>{{.}}</p>{{/note}}
<pre class="secret" id="given" tabindex="0">{{given}}</pre>
<p class="actions"><button type="button" class="btn btn-outline-primary" data-copy="#given" data-done="{{w.frame.copied}}">{{w.frame.copy}}</button> <a class="btn btn-primary" href="{{back}}">{{w.people.kept}}</a></p>
</div>

"""#
}
