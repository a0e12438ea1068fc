// Made by scripts/embed of Assets/templates/sign-in.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesSignInMustache = #"""
<div class="narrow">
<h1>{{w.sign.title}}</h1>
<p class="sub">{{w.sign.lead}}</p>
<form method="post" action="/sign-in" class="card">{{>csrf}}
<input type="hidden" name="return" value="{{return}}">
{{#problems}}{{>problems}}{{/problems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.sign.submit}}</button>
{{#provider}}<a class="btn btn-outline-primary" href="/sign-in/provider">{{.}}</a>{{/provider}}
</form>
</div>

"""#
}
