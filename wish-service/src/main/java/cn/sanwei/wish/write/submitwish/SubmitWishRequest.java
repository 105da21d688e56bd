package cn.sanwei.wish.write.submitwish;

import cn.sanwei.contracts.WishId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param forSomebody for whom it is filed, where that is not the caller; kept from everyone but the staff */
@Schema(examples = """
                {"title": "想要一副老花镜", "text": "看不清药盒上的字，想要一副老花镜。", "contact": "13800008000"}""")
public record SubmitWishRequest(
        WishId wish,
        @NotBlank @Size(max = 60) String title,
        @NotBlank @Size(max = 1000) String text,
        @Size(min = 1, max = 100) String contact,
        @Valid Somebody forSomebody) {

    public record Somebody(
            @NotBlank @Size(max = 40) String name,
            @Size(min = 1, max = 30) String phone) {}
}
