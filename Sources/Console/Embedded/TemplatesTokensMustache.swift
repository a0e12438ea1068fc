// Made by scripts/embed of Assets/templates/tokens.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesTokensMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.tokens.lead}}</p>
<div class="card">
<input class="form-control filter" type="search" data-filter="tokens" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
{{#isEmpty}}<p class="empty">{{w.tokens.remedy}}</p>{{/isEmpty}}
<div class="table-responsive">
<table class="table" id="tokens" data-sortable>
<thead><tr><th scope="col">{{w.tokens.name}}</th><th scope="col">{{w.tokens.scope}}</th><th scope="col">{{w.tokens.since}}</th><th scope="col">{{w.tokens.used}}</th><th scope="col">{{w.tokens.from}}</th><th scope="col">{{w.tokens.expires}}</th></tr></thead>
<tbody>
{{#tokens}}<tr><th scope="row"><a href="{{path}}">{{name}}</a></th><td>{{scope}}</td><td>{{#createdAt}}{{>time}}{{/createdAt}}</td><td>{{#usedAt}}{{>time}}{{/usedAt}}{{^usedAt}}{{w.frame.never}}{{/usedAt}}</td><td>{{usedFrom}}</td><td>{{#expiresAt}}{{>time}}{{/expiresAt}}{{^expiresAt}}{{w.frame.never}}{{/expiresAt}}{{#isExpired}} <span class="chip bad">{{w.tokens.expired}}</span>{{/isExpired}}</td></tr>
{{/tokens}}
</tbody>
</table>
</div>
{{#more}}{{>more}}{{/more}}
</div>
<form class="card" method="post" action="/tokens">{{>csrf}}
<h2>{{w.tokens.add}}</h2>
{{#problems}}{{>problems}}{{/problems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.tokens.add}}</button>
</form>

"""#
}
