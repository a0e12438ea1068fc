// Made by scripts/embed of Assets/templates/repositories.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesRepositoriesMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.repositories.lead}}</p>
<div class="card">
{{#isEmpty}}<p class="empty">{{w.repositories.empty}}</p>{{/isEmpty}}
{{^isEmpty}}
<input class="form-control filter" type="search" data-filter="repositories" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<div class="table-responsive"><table class="table" id="repositories" data-sortable>
<thead><tr><th scope="col">{{w.repositories.repository}}</th><th scope="col">{{w.repositories.url}}</th><th scope="col">{{w.repositories.key}}</th><th scope="col">{{w.repositories.credentials}}</th><th scope="col">{{w.repositories.limits}}</th><th scope="col">{{w.repositories.plans}}</th><th scope="col">{{w.repositories.catalog}}</th></tr></thead>
<tbody>
{{#rows}}<tr><th scope="row"><a href="{{address}}">{{name}}</a></th><td><code>{{url}}</code></td><td>{{#key}}{{.}}{{/key}}{{^key}}<span class="chip bad">{{w.repositories.noKey}}</span>{{/key}}</td><td>{{#isBucket}}{{#hasCredentials}}{{w.frame.yes}}{{/hasCredentials}}{{^hasCredentials}}{{w.repositories.ofWorker}}{{/hasCredentials}}{{/isBucket}}</td><td>{{rates}}</td><td>{{plans}}</td><td>{{#holdsCatalog}}{{w.frame.yes}}{{/holdsCatalog}}</td></tr>
{{/rows}}
</tbody>
</table></div>
{{#more}}{{>more}}{{/more}}
{{/isEmpty}}
{{#mayAdd}}<p><a class="btn btn-primary" href="/repositories/add?project={{f.project}}">{{w.repositories.add}}</a></p>{{/mayAdd}}
</div>

"""#
}
