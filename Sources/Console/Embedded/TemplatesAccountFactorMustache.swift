// Made by scripts/embed of Assets/templates/account-factor.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesAccountFactorMustache = #"""
<h1>{{heading}}</h1>
<p class="sub">{{lead}}</p>
<form class="card" method="post" action="/account/factor/confirm">{{>csrf}}
{{{rawCode}}}
{{#secret}}<p class="mt-3">{{w.account.typeInstead}}</p>
<pre class="secret" id="secret" tabindex="0">{{.}}</pre>{{/secret}}
{{#problems}}{{>problems}}{{/problems}}
{{#fields}}
{{>field}}
{{/fields}}
<p class="actions"><button class="btn btn-primary">{{w.account.confirm}}</button> <a class="btn btn-outline-primary" href="/account">{{w.account.beginAgain}}</a></p>
</form>

"""#
}
