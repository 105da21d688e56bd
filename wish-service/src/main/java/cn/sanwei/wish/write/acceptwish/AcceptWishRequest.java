package cn.sanwei.wish.write.acceptwish;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param publicWording the wish in the social worker's words: nobody can be recognised from it */
@Schema(examples = """
        {"category": "goods", "publicWording": "一位独居老人需要一副老花镜。"}""")
public record AcceptWishRequest(
        @NotBlank @Pattern(regexp = "goods|service|company|study|health|other")
        String category,

        @NotBlank @Size(max = 500) String publicWording) {}
