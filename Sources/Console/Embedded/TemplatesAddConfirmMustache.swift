// Made by scripts/embed of Assets/templates/add-confirm.mustache: change that.
// swift-format-ignore-file

extension EmbeddedAssets {
    static let templatesAddConfirmMustache = #"""
<h1>{{{rawHeadline}}}</h1>
<p class="sub">{{w.add.confirmLead}}</p>
{{>setup-steps}}
<form method="post" action="{{address}}/setup/confirm" class="card">{{>csrf}}
<h2>{{w.add.willHappen}} <span>{{w.add.nothingYet}}</span></h2>
{{#problems}}{{>problems}}{{/problems}}
<input type="hidden" name="plan" value="{{plan}}"><input type="hidden" name="repository" value="{{repository}}"><input type="hidden" name="tags" value="{{tags}}"><input type="hidden" name="order" value="{{order}}">
<table class="table"><tbody>
{{#lines}}<tr><th scope="row">{{what}}</th><td>{{text}}</td></tr>
{{/lines}}
</tbody></table>
{{#isReady}}<button class="btn btn-primary">{{w.add.start}}</button>{{/isReady}} <a class="btn btn-outline-primary" href="{{back}}">{{w.frame.back}}</a>
</form>

"""#
}
