// Made by scripts/embed of Assets/templates/people.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesPeopleMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{lead}}</p>
{{>tabs}}
<div class="card">
<input class="form-control filter" type="search" data-filter="people" placeholder="{{w.frame.filter}}" aria-label="{{w.frame.filter}}">
<div class="table-responsive">
<table class="table" id="people" data-sortable>
<thead><tr><th scope="col">{{w.people.name}}</th><th scope="col">{{w.people.fullName}}</th><th scope="col">{{w.people.mail}}</th><th scope="col">{{w.people.account}}</th><th scope="col">{{w.people.factor}}</th><th scope="col">{{w.people.signedIn}}</th><th scope="col">{{w.people.state}}</th></tr></thead>
<tbody>
{{#people}}<tr><th scope="row"><a href="{{path}}">{{name}}</a></th><td>{{fullName}}</td><td>{{mail}}</td><td>{{kind}}</td><td>{{#hasFactor}}<span class="chip ok">{{w.frame.yes}}</span>{{/hasFactor}}{{^hasFactor}}<span class="chip warn">{{w.frame.no}}</span>{{/hasFactor}}</td><td>{{#signedInAt}}{{>time}}{{/signedInAt}}{{^signedInAt}}{{w.frame.never}}{{/signedInAt}}</td><td>{{#chips}}<span class="chip {{tone}}">{{text}}</span> {{/chips}}</td></tr>
{{/people}}
</tbody>
</table>
</div>
{{#more}}{{>more}}{{/more}}
</div>
{{#mayAdd}}
<details class="card"{{#isWrong}} open{{/isWrong}}>
<summary>{{w.people.add}}</summary>
<form method="post" action="/people">{{>csrf}}
{{#problems}}{{>problems}}{{/problems}}
{{#fields}}
{{>field}}
{{/fields}}
<button class="btn btn-primary">{{w.frame.add}}</button>
</form>
</details>
{{/mayAdd}}

"""#
}
